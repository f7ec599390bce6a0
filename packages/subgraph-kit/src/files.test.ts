import { randomUUID } from "node:crypto"
import { tmpdir } from "node:os"
import { expect, test } from "vitest"
import { createFolderStore } from "./files.ts"

const bytesOf = async function* (text: string) {
  yield Buffer.from(text)
}
const textOf = async (read: AsyncIterable<Uint8Array>) => {
  const chunks: Uint8Array[] = []
  for await (const chunk of read) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test("a file that is held stays what it is, whatever takes its name, and can be read at any place, also when a reading was broken off", async () => {
  const store = createFolderStore(`${tmpdir()}/teei-files-${randomUUID()}`)
  await store.put("a", bytesOf("0123456789"), 100)
  const held = await store.hold("a")
  await store.put("a", bytesOf("other"), 100)
  held.read().destroy()
  expect(held.sizeBytes).toBe(10)
  expect(await Promise.all([held.read(), held.read(3), held.read(3, 5), held.read(5, 5), held.read(8, 99)].map(textOf))).toEqual([
    "0123456789",
    "3456789",
    "34",
    "",
    "89",
  ])
  await held.close()
  expect(await textOf(store.open("a"))).toBe("other")
  await store.remove("a")
  await expect(store.hold("a")).rejects.toMatchObject({ code: "ENOENT" })
})
