import type { HeldFile } from "@teei/subgraph-kit"
import { createHash } from "node:crypto"
import { BadFile } from "./bad-file.ts"
import { unescapeText } from "./cell-text.ts"
import { longestRecord } from "./limits.ts"
import type { OpenFile } from "./open-file.ts"
import { type OpenZip, openZip } from "./open-zip.ts"
import { parseXml } from "./parse-xml.ts"
import { readSheet } from "./read-sheet.ts"
import { readWorkbook } from "./read-workbook.ts"
import { type TextTable, createTextTable } from "./text-table.ts"

/** How many texts of a workbook are fetched for a glance at its first rows. */
const glanceTexts = 20_000

/** Reads one sheet of a workbook as a stream: the one named, else the first that is not hidden. */
export async function readXlsx(held: HeldFile, sheetName: string | undefined, isGlance: boolean): Promise<OpenFile> {
  const zip = await openZip(held)
  const texts = createTextTable()
  const close = async () => {
    texts.close()
    zip.close()
  }
  try {
    const book = await readWorkbook(zip)
    const names = book.sheets.map(({ name }) => name)
    const sheet =
      sheetName === undefined
        ? (book.sheets.find(({ isHidden }) => !isHidden) ?? book.sheets[0])
        : book.sheets.find(({ name }) => name === sheetName)
    if (!sheet) throw new BadFile(`The workbook has no sheet "${sheetName}"; it has ${names.map((name) => `"${name}"`).join(", ")}.`)
    if (book.textsPart !== null) await readTexts(zip, book.textsPart, texts, isGlance ? glanceTexts : Infinity)
    const shown = isGlance ? { ...texts, get: (index: number) => texts.get(index) ?? "…" } : texts
    const records = readSheet(zip.read(sheet.part), sheet.part, { ...book, texts: shown })
    return {
      format: { encoding: null, delimiter: null, sheet: sheet.name, sheets: names },
      records,
      facts: () => measure(held),
      async close() {
        await records.return(undefined)
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function readTexts(zip: OpenZip, part: string, texts: TextTable, most: number): Promise<void> {
  let [text, count, isInText, isAside] = ["", 0, false, false]
  for await (const _ of parseXml(zip.read(part), part, {
    open(name) {
      if (name === "si") text = ""
      else if (name === "rPh") isAside = true
      else if (name === "t") isInText = !isAside
    },
    text(piece) {
      if (isInText) text += piece
      if (text.length > longestRecord) throw new BadFile(`A text of the workbook has more than ${longestRecord} characters.`)
    },
    close(name) {
      if (name === "t") isInText = false
      else if (name === "rPh") isAside = false
      else if (name === "si") {
        texts.add(unescapeText(text))
        count++
      }
    },
  }))
    if (count >= most) return
}

async function measure(held: HeldFile): Promise<{ sizeBytes: number; sha256: string }> {
  const hash = createHash("sha256")
  for await (const chunk of held.read() as AsyncIterable<Uint8Array>) hash.update(chunk)
  return { sizeBytes: held.sizeBytes, sha256: hash.digest("hex") }
}
