import type { Prisma } from "../generated/prisma/client.ts"
import type { Tx } from "./database.ts"
import type { ImportRow } from "./rows.ts"

export const listImportsById = (tx: Tx, ids: string[]): Promise<ImportRow[]> => tx.import.findMany({ where: { id: { in: ids } } })

/** Imports, newest first, before an id. */
export const listImports = (tx: Tx, beforeId: string | null, take: number): Promise<ImportRow[]> =>
  tx.import.findMany({ where: beforeId === null ? {} : { id: { lt: beforeId } }, orderBy: { id: "desc" }, take })

export const insertImport = (tx: Tx, row: Prisma.ImportCreateInput): Promise<ImportRow> => tx.import.create({ data: row })

export const updateImport = (tx: Tx, companyId: string, id: string, change: Prisma.ImportUpdateInput): Promise<ImportRow> =>
  tx.import.update({ where: { companyId_id: { companyId, id } }, data: change })

/** True for an import whose commit was asked for and has stopped: only committing it further ends it well. */
export const hasBegunCommit = ({ status, policy }: ImportRow): boolean => status === "FAILED" && policy !== null

/** The import, locked until the end of the transaction: whoever moves it waits for whoever is moving it. Null when the company has none such. */
export async function lockImport(tx: Tx, companyId: string, id: string): Promise<ImportRow | null> {
  await tx.$queryRawUnsafe("select 1 from import where company_id = $1 and id = $2 for update", companyId, id)
  return tx.import.findUnique({ where: { companyId_id: { companyId, id } } })
}
