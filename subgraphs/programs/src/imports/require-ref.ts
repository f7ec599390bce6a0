/** The record a row refers to; a row without it is a problem and never comes so far. */
export function requireRef(refId: string | null, row: number): string {
  if (refId === null) throw new Error(`Row ${row} reached the database without the record it refers to.`)
  return refId
}
