import { downloadPath } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import type { ImportRow } from "../data/rows.ts"
import { errorFileName, hasErrorFile } from "../imports/error-file.ts"

const lifetimeMs = 15 * 60 * 1000

/** Where the rows that were left out can be fetched, for the person who asks; null when there are none, or nobody to give the address to. */
export function findErrorFile(context: ProgramsContext, row: ImportRow): { url: string; expiresAt: Date; fileName: string } | null {
  const now = context.clock()
  const user = context.viewer.userId
  if (user === null || !hasErrorFile(row, now)) return null
  const expires = Math.floor((now.getTime() + lifetimeMs) / 1000)
  const url = downloadPath({ id: row.id, company: row.companyId, user, expires }, context.secrets.upload)
  return { url, expiresAt: new Date(expires * 1000), fileName: errorFileName(row.fileName) }
}
