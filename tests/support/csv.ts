/** Records of a CSV text as RFC 4180 has it, read here anew so that a test never trusts the reader it tests. Empty lines are no records. */
export function parseCsv(text: string, delimiter = ","): string[][] {
  const records: string[][] = []
  let cells: string[] = []
  let cell = ""
  let isQuoted = false
  const endCell = () => {
    cells.push(cell)
    cell = ""
  }
  const endRecord = () => {
    endCell()
    if (cells.length > 1 || cells[0] !== "") records.push(cells)
    cells = []
  }
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (isQuoted && character === '"' && text.charAt(at + 1) === '"') {
      cell += '"'
      at++
    } else if (character === '"') isQuoted = !isQuoted
    else if (isQuoted) cell += character
    else if (character === delimiter) endCell()
    else if (character === "\n") endRecord()
    else if (character !== "\r") cell += character
  }
  if (cell !== "" || cells.length > 0) endRecord()
  return records
}

export function toCsv(records: readonly string[][]): string {
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return records.map((cells) => `${cells.map(quoted).join(",")}\n`).join("")
}
