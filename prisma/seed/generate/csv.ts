/** How a CSV file is written down. */
export type CsvStyle = { delimiter: "," | ";"; newline: "\n" | "\r\n" }

const plain: CsvStyle = { delimiter: ",", newline: "\n" }

/** One record with its line end, cells quoted after RFC 4180 only where they must be. */
export function toCsvLine(cells: readonly string[], style: CsvStyle = plain): string {
  const quoted = cells.map((cell) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
  return quoted.join(style.delimiter) + style.newline
}

/** A whole file: the heading, then one record for each row, cells in the heading's order; a cell the row lacks is empty. */
export function toCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Partial<Record<Column, string>>[],
  style: CsvStyle = plain,
): string {
  const lines = rows.map((row) =>
    toCsvLine(
      columns.map((column) => row[column] ?? ""),
      style,
    ),
  )
  return toCsvLine(columns, style) + lines.join("")
}
