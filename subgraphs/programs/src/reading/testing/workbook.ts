import { strToU8, zipSync } from "fflate"

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/** What a workbook is made of; parts left out are those of a plain one with one sheet. */
export type Parts = {
  /** Inner XML of `sheetData`, by the sheet's name. */
  sheets: Record<string, string>
  texts?: string
  styles?: string
  workbookPr?: string
  hidden?: string[]
  extra?: Record<string, Uint8Array>
}

/** A workbook from its XML, as any program might write it. */
export function workbook({ sheets, texts, styles, workbookPr = "", hidden = [], extra = {} }: Parts): Uint8Array {
  const names = Object.keys(sheets)
  const relation = (id: string, kind: string, target: string) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`
  const relations = (list: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`
  const parts: Record<string, string> = {
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `<?xml version="1.0"?><workbook ${main} xmlns:r="${office}">${workbookPr}<sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at}"${hidden.includes(name) ? ' state="hidden"' : ""}/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      [
        ...names.map((_, at) => relation(`s${at}`, "worksheet", `worksheets/sheet${at}.xml`)),
        relation("t", "sharedStrings", "/xl/sharedStrings.xml"),
        relation("y", "styles", "styles.xml"),
      ].join(""),
    ),
    ...Object.fromEntries(
      names.map((name, at) => [`xl/worksheets/sheet${at}.xml`, `<worksheet ${main}><sheetData>${sheets[name]}</sheetData></worksheet>`]),
    ),
    ...(texts === undefined ? {} : { "xl/sharedStrings.xml": `<sst ${main}>${texts}</sst>` }),
    ...(styles === undefined ? {} : { "xl/styles.xml": `<styleSheet ${main}>${styles}</styleSheet>` }),
  }
  return zipSync({ ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), ...extra })
}

/** A row of cells written as texts in place. */
export const textRow = (row: number, cells: string[]): string =>
  `<row r="${row}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`
