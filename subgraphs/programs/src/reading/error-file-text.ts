/** The columns an error file has behind those of the file it was made of. */
export const problemColumns: readonly string[] = ["import_row", "import_problems"]

const formula = /^[=+\-@\t\r]/
const guarded = /^'+[=+\-@\t\r]/

/**
 * A cell as it may be opened in a spreadsheet: what would begin a formula there is preceded by an apostrophe (OWASP, CSV injection). So is what has
 * an apostrophe there already, so that taking one away again gives the cell as it was.
 */
export const withGuard = (cell: string): string => (formula.test(cell) || guarded.test(cell) ? `'${cell}` : cell)

/** Takes away the apostrophe `withGuard` put there. */
export const withoutGuard = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell)

/** One record of CSV with CRLF (RFC 4180), safe to open in a spreadsheet. */
export const csvLine = (cells: readonly string[], delimiter: string): string =>
  `${cells.map((cell) => quote(withGuard(cell), delimiter)).join(delimiter)}\r\n`

const quote = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
