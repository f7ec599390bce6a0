import { csvLine } from "../../reading/error-file-text.ts"
import type { ImportSource } from "../target.ts"
import { templates } from "./index.ts"
import { type Locale, locales, templateRows } from "./template.ts"
import { writeXlsx } from "./write-xlsx.ts"

const toLocale = (locale: string): Locale =>
  locales.find((known) => locale.toLowerCase().startsWith(known)) ?? (/^n[bn]/i.test(locale) ? "no" : "en")

/** Where the templates of all sources lie. */
export const listTemplates = (locale: string) =>
  (Object.keys(templates) as ImportSource[]).map((source) => ({
    source,
    locale: toLocale(locale),
    csvUrl: `/templates/${source}.csv?lang=${toLocale(locale)}`,
    xlsxUrl: `/templates/${source}.xlsx?lang=${toLocale(locale)}`,
  }))

/** A template as a file: CSV with a byte order mark, by which spreadsheets know UTF-8, or a workbook. Null for what there is not. */
export function templateFile(source: string, locale: string, type: string): { fileName: string; content: string } | null {
  if (!Object.hasOwn(templates, source) || (type !== "csv" && type !== "xlsx")) return null
  const rows = templateRows(templates[source as ImportSource], toLocale(locale))
  const bytes = type === "csv" ? `\uFEFF${rows.map((cells) => csvLine(cells, ",")).join("")}` : writeXlsx(source, rows)
  return { fileName: `${source.toLowerCase()}_template_${toLocale(locale)}.${type}`, content: Buffer.from(bytes).toString("base64") }
}
