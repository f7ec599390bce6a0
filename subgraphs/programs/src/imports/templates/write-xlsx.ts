import { strToU8, zipSync } from "fflate"

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const types = "http://schemas.openxmlformats.org/package/2006"
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const media = "application/vnd.openxmlformats-officedocument.spreadsheetml"

/** A small workbook of one sheet whose cells are all texts, so that no spreadsheet takes one for a formula (ECMA-376, parts 1 and 2). */
export function writeXlsx(sheetName: string, rows: readonly string[][]): Uint8Array {
  const width = rows[0]?.length ?? 1
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${types}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${media}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${media}.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${types}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escape(sheetName.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${types}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><cols><col min="1" max="${width}" width="22" customWidth="1"/></cols><sheetData>${rows.map(toRow).join("")}</sheetData></worksheet>`,
  }
  const bytes = Object.entries(parts).map(([name, xml]) => [name, strToU8(`${declaration}\n${xml}`)] as const)
  // A fixed day, so that the same template is the same bytes.
  return zipSync(Object.fromEntries(bytes), { mtime: new Date(2026, 0, 1) })
}

const toRow = (cells: readonly string[], at: number): string =>
  `<row r="${at + 1}">${cells.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`).join("")}</row>`

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
