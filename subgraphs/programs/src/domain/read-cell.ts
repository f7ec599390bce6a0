import { cleanText } from "./clean-text.ts"
import { DATE_EXAMPLES, type DateFormat, parseDate } from "./parse-date.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

/** A row's cells by the field they feed; absent or blank cells are the same. */
export type Cells = Readonly<Record<string, string | undefined>>

/** The readers below answer null for an absent cell and for a bad one; a bad one also adds its problem to `problems`. */
type Read<T> = T | null

const EMAIL = /^[^\s@,;:<>()[\]"\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,63}$/u
const EMAIL_LONGEST = 254
const WHOLE_NUMBER = /^-?\d{1,15}(?:[.,]0+)?$/
const DAY_MS = 86_400_000

/** The cell without outer space; null when blank. Control characters are dropped, so that whoever is handed the text takes it. */
export function readText(cells: Cells, field: string): Read<string> {
  const cell = cells[field]
  if (cell === undefined) return null
  const text = cleanText(cell).trim()
  return text === "" ? null : text
}

/** Like `readText`, but a blank cell is a problem. `name` is the field in words, for example "session id". */
export function readRequired(cells: Cells, field: string, name: string, problems: RowProblem[]): Read<string> {
  const text = readText(cells, field)
  if (text === null) problems.push(rowProblem(field, null, "REQUIRED", `The ${name} is empty; every row needs one.`))
  return text
}

/** A text of at most `longest` characters. */
export function limitText(text: Read<string>, field: string, name: string, longest: number, problems: RowProblem[]): Read<string> {
  if (text === null || text.length <= longest) return text
  const message = `The ${name} has ${text.length} characters; at most ${longest} are allowed.`
  problems.push(rowProblem(field, text, "TEXT_TOO_LONG", message))
  return null
}

/** An e-mail address, in lower case. Its shape is checked, not whether it exists. */
export function readEmail(cells: Cells, field: string, name: string, problems: RowProblem[]): Read<string> {
  const text = readRequired(cells, field, name, problems)
  if (text === null) return null
  const email = toEmail(text)
  if (email !== null) return email
  // The cell stands in `value` alone: it is forgotten after the commit, the message is kept.
  problems.push(rowProblem(field, text, "EMAIL_INVALID", `The ${name} is not written like name@example.org.`))
  return null
}

function toEmail(text: string): string | null {
  const email = text.toLowerCase()
  const isPlain =
    email.length <= EMAIL_LONGEST && EMAIL.test(email) && !email.includes("..") && !email.startsWith(".") && !email.includes(".@")
  return isPlain ? email : null
}

/** A list of e-mail addresses, each once, with or without names around them (`Ana <ana@example.org>`); null when the cell is blank. */
export function readEmails(cells: Cells, field: string, name: string, most: number, problems: RowProblem[]): Read<string[]> {
  const text = readText(cells, field)
  if (text === null) return null
  const given = text.split(/[,;|\r\n]+/).flatMap((entry) => /<([^<>]*)>\s*$/.exec(entry)?.[1]?.trim() ?? (entry.trim() || []))
  const emails = [...new Set(given.map(toEmail))]
  if (emails.length <= most && !emails.includes(null)) return emails.filter((email) => email !== null)
  // As above, the message repeats no cell.
  const message =
    emails.length > most
      ? `The ${name} names ${emails.length} addresses; at most ${most} are allowed.`
      : `The ${name} holds something that is not written like name@example.org; addresses stand with commas between them.`
  problems.push(rowProblem(field, text, emails.length > most ? "TEXT_TOO_LONG" : "EMAIL_INVALID", message))
  return null
}

/** A date not more than ten years back and not later than a day ahead of `now`, as an ISO instant in UTC. */
export function readDate(cells: Cells, field: string, name: string, format: DateFormat, now: Date, problems: RowProblem[]): Read<string> {
  const text = readRequired(cells, field, name, problems)
  if (text === null) return null
  const instant = parseDate(text, format)
  if (instant === null) {
    const message = `The ${name} "${text.slice(0, 80)}" is not a date written like ${DATE_EXAMPLES[format]}.`
    problems.push(rowProblem(field, text, "DATE_INVALID", message))
    return null
  }
  const latest = now.getTime() + DAY_MS
  const earliest = Date.UTC(now.getUTCFullYear() - 10, now.getUTCMonth(), now.getUTCDate())
  if (instant >= earliest && instant <= latest) return new Date(instant).toISOString()
  const range = `${new Date(earliest).toISOString().slice(0, 10)} to ${new Date(latest).toISOString().slice(0, 10)}`
  problems.push(rowProblem(field, text, "DATE_OUT_OF_RANGE", `The ${name} "${text}" is out of range; allowed is ${range}.`))
  return null
}

/** Like `readDate`, but a blank cell is no problem. */
export const readOptionalDate = (
  cells: Cells,
  field: string,
  name: string,
  format: DateFormat,
  now: Date,
  problems: RowProblem[],
): Read<string> => (readText(cells, field) === null ? null : readDate(cells, field, name, format, now, problems))

/** A whole number from `least` to `most`, required. */
export function readWholeNumber(
  cells: Cells,
  field: string,
  name: string,
  [least, most]: readonly [least: number, most: number],
  problems: RowProblem[],
): Read<number> {
  const text = readRequired(cells, field, name, problems)
  if (text === null) return null
  const value = WHOLE_NUMBER.test(text) ? Number.parseInt(text, 10) : null
  if (value !== null && value >= least && value <= most) return value
  const code = value === null ? "NUMBER_INVALID" : "NUMBER_OUT_OF_RANGE"
  const message = `The ${name} "${text.slice(0, 80)}" is not a whole number from ${least} to ${most}.`
  problems.push(rowProblem(field, text, code, message))
  return null
}

/** A list with commas, semicolons or bars between its entries, as one text with `, ` between them; null when empty. */
export function toList(text: Read<string>): Read<string> {
  if (text === null) return null
  const entries = text.split(/[,;|]/).flatMap((entry) => entry.trim() || [])
  return entries.length > 0 ? entries.join(", ") : null
}
