import { posix } from "node:path"
import { BadFile } from "./bad-file.ts"
import { largestDescription } from "./limits.ts"
import { type NumberKind, builtInKind, formatKind } from "./number-format.ts"
import type { OpenZip } from "./open-zip.ts"
import { parseAll } from "./parse-xml.ts"

/** What a workbook says of itself: its sheets in order and where they lie, where its texts lie, and how its numbers are meant. */
export type Workbook = {
  sheets: { name: string; part: string; isHidden: boolean }[]
  textsPart: string | null
  is1904: boolean
  /** What a number stands for, by the style of its cell. */
  kinds: NumberKind[]
}

/** Reads all of a workbook but its sheets and texts. Throws `BadFile` when the archive is no workbook, and says what it is instead. */
export async function readWorkbook(zip: OpenZip): Promise<Workbook> {
  const part = (await findMain(zip)) ?? refuse(zip)
  const targets = await readTargets(zip, part)
  const sheets: Workbook["sheets"] = []
  let is1904 = false
  await parseAll(zip.read(part, largestDescription), part, {
    open(name, attributes) {
      if (name === "workbookPr") is1904 = isTrue(attributes["date1904"])
      if (name !== "sheet") return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? ""
      const target = targets.byId.get(id)
      // Sheets of charts hold no rows.
      if (target?.kind === "worksheet")
        sheets.push({ name: attributes["name"] ?? "", part: target.part, isHidden: /hidden/i.test(attributes["state"] ?? "") })
    },
  })
  if (sheets.length === 0) throw new BadFile("The workbook has no sheet with rows.")
  const partOf = (kind: string) =>
    [...targets.byId.values()].find((target) => target.kind === kind && zip.names.has(target.part))?.part ?? null
  const styles = partOf("styles")
  return { sheets, is1904, textsPart: partOf("sharedStrings"), kinds: styles === null ? [] : await readKinds(zip, styles) }
}

const isTrue = (value: string | undefined): boolean => value === "1" || value === "true"

/** The part the archive names as its main one, if that is a workbook in XML. */
async function findMain(zip: OpenZip): Promise<string | null> {
  if (!zip.names.has("_rels/.rels")) return null
  const { byId } = await readTargets(zip, "")
  const main = [...byId.values()].find(({ kind }) => kind === "officeDocument")?.part
  return main !== undefined && /workbook[^/]*\.xml$/i.test(main) && zip.names.has(main) ? main : null
}

function refuse(zip: OpenZip): never {
  const has = (start: string) => [...zip.names].some((name) => name.startsWith(start))
  const found = has("xl/workbook.bin")
    ? "The file is a binary Excel workbook (.xlsb)."
    : has("content.xml")
      ? "The file is an OpenDocument file (.ods)."
      : has("word/")
        ? "The file is a Word document."
        : has("ppt/")
          ? "The file is a presentation."
          : has("Index/")
            ? "The file is a Numbers or Pages document."
            : "The file is a ZIP archive without a workbook in it."
  throw new BadFile(`${found} Send CSV, TSV or an Excel workbook (.xlsx).`)
}

/** Where the relations of a part lead, by their ids. `kind` is the last word of the relation's type. */
async function readTargets(zip: OpenZip, part: string): Promise<{ byId: Map<string, { kind: string; part: string }> }> {
  const folder = posix.dirname(part)
  const relations = part === "" ? "_rels/.rels" : posix.join(folder, "_rels", `${posix.basename(part)}.rels`)
  const byId = new Map<string, { kind: string; part: string }>()
  if (!zip.names.has(relations)) return { byId }
  await parseAll(zip.read(relations, largestDescription), relations, {
    open(name, { Id = "", Type = "", Target = "", TargetMode }) {
      if (name !== "Relationship" || TargetMode === "External") return
      byId.set(Id, { kind: posix.basename(Type), part: Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target) })
    },
  })
  return { byId }
}

async function readKinds(zip: OpenZip, part: string): Promise<NumberKind[]> {
  const custom = new Map<number, NumberKind>()
  const kinds: NumberKind[] = []
  let isInCells = false
  await parseAll(zip.read(part, largestDescription), part, {
    open(name, { numFmtId = "0", formatCode = "" }) {
      const id = Number(numFmtId)
      if (name === "numFmt") custom.set(id, formatKind(formatCode))
      if (name === "cellXfs") isInCells = true
      if (name === "xf" && isInCells) kinds.push(custom.get(id) ?? builtInKind(id))
    },
    close(name) {
      if (name === "cellXfs") isInCells = false
    },
  })
  return kinds
}
