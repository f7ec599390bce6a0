import { escapeLike } from "@teei/subgraph-kit"
import type { Prisma } from "../generated/prisma/client.ts"
import type { Tx } from "./database.ts"
import type { AuditOutcome, AuditRow } from "./rows.ts"

type Maybe<T> = T | null | undefined

/** Conditions on entries; all that are given must hold. */
export type AuditCondition = {
  action?: Maybe<{ eq?: Maybe<string>; in?: Maybe<string[]>; contains?: Maybe<string> }>
  outcome?: Maybe<AuditOutcome>
  at?: Maybe<{ eq?: Maybe<Date>; gt?: Maybe<Date>; gte?: Maybe<Date>; lt?: Maybe<Date>; lte?: Maybe<Date> }>
}

function toWhere({ action, outcome, at }: AuditCondition): Prisma.AuditEntryWhereInput {
  const conditions: Prisma.AuditEntryWhereInput[] = []
  if (action) {
    conditions.push({ action: given({ equals: action.eq, in: action.in }) })
    if (action.contains) conditions.push({ action: { contains: escapeLike(action.contains), mode: "insensitive" } })
  }
  if (at) conditions.push({ at: given({ equals: at.eq, gt: at.gt, gte: at.gte, lt: at.lt, lte: at.lte }) })
  return { AND: conditions, ...(outcome && { outcome }) }
}

/** Without what is null or not there: an absent comparison and one with nothing both ask for nothing. */
const given = <T extends object>(comparisons: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(comparisons).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }

/** Latest first: ids sort by the time they were made. */
export async function listAuditPage(tx: Tx, condition: AuditCondition, limit: number, beforeId: string | null): Promise<AuditRow[]> {
  const before = beforeId === null ? {} : { id: { lt: beforeId } }
  return (await tx.auditEntry.findMany({ where: { ...toWhere(condition), ...before }, orderBy: { id: "desc" }, take: limit })).map(toRow)
}

export const listAuditEntriesById = async (tx: Tx, ids: string[]): Promise<AuditRow[]> =>
  (await tx.auditEntry.findMany({ where: { id: { in: ids } } })).map(toRow)

/** A check constraint keeps `outcome` to the two. */
const toRow = (row: Omit<AuditRow, "outcome"> & { outcome: string }): AuditRow => ({ ...row, outcome: row.outcome as AuditOutcome })
