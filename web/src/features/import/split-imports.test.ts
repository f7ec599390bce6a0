import { expect, test } from "vitest"
import { splitImports } from "./split-imports.ts"

test("ids of imports are found in a sentence, and nothing of it is lost", () => {
  const text = "Changed since by 2 other imports: imp_01abc, imp_02def. Undo those first."
  const parts = splitImports(text)
  expect(parts.filter(({ kind }) => kind === "import").map(({ value }) => value)).toEqual(["imp_01abc", "imp_02def"])
  expect(parts.map(({ value }) => value).join("")).toBe(text)
  expect(splitImports("")).toEqual([])
})
