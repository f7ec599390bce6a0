import type { Tx } from "./database.ts"
import type { ConsentPurpose, ConsentRow } from "./rows.ts"

/** Of any number of people, latest first. */
export const listConsentsOf = async (tx: Tx, personIds: string[]): Promise<ConsentRow[]> =>
  (await tx.consentRecord.findMany({ where: { personId: { in: personIds } }, orderBy: { id: "desc" } })).map(toRow)

export const listConsentsById = async (tx: Tx, ids: string[]): Promise<ConsentRow[]> =>
  (await tx.consentRecord.findMany({ where: { id: { in: ids } } })).map(toRow)

export async function insertConsent(tx: Tx, companyId: string, consent: ConsentRow): Promise<void> {
  await tx.consentRecord.create({ data: { companyId, ...consent } })
}

/** A check constraint keeps `purpose` to the four. */
const toRow = (row: Omit<ConsentRow, "purpose"> & { purpose: string }): ConsentRow => ({ ...row, purpose: row.purpose as ConsentPurpose })
