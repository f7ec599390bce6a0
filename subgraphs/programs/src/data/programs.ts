import { escapeLike } from "@teei/subgraph-kit"
import type { Prisma } from "../generated/prisma/client.ts"
import type { Tx } from "./database.ts"
import type { ProgramRow } from "./rows.ts"

export const listProgramsById = (tx: Tx, ids: string[]): Promise<ProgramRow[]> => tx.program.findMany({ where: { id: { in: ids } } })

export type ProgramConditions = { kinds?: string[] | undefined; name?: { eq?: string; in?: string[]; contains?: string } | undefined }

export type ProgramListOrder = { field: "name" | "startsOn"; direction: "asc" | "desc" }

const toWhere = ({ kinds, name }: ProgramConditions): Prisma.ProgramWhereInput => ({
  ...(kinds ? { kind: { in: kinds } } : {}),
  AND: [
    ...(name?.eq === undefined ? [] : [{ name: name.eq }]),
    ...(name?.in === undefined ? [] : [{ name: { in: name.in } }]),
    ...(name?.contains === undefined ? [] : [{ name: { contains: escapeLike(name.contains), mode: "insensitive" as const } }]),
  ],
})

/** Programmes after a place in the order; one more than asked for tells whether there is a next page. */
export function listPrograms(
  tx: Tx,
  conditions: ProgramConditions,
  order: ProgramListOrder,
  after: { value: string; id: string } | null,
  take: number,
): Promise<ProgramRow[]> {
  const { field, direction } = order
  const beyond = direction === "asc" ? "gt" : "lt"
  const value = after && (field === "startsOn" ? new Date(after.value) : after.value)
  const place: Prisma.ProgramWhereInput = after
    ? { OR: [{ [field]: { [beyond]: value } }, { [field]: value, id: { [beyond]: after.id } }] }
    : {}
  return tx.program.findMany({ where: { AND: [toWhere(conditions), place] }, orderBy: [{ [field]: direction }, { id: direction }], take })
}

export const countPrograms = (tx: Tx, conditions: ProgramConditions): Promise<number> => tx.program.count({ where: toWhere(conditions) })

export const findProgramByRef = (tx: Tx, companyId: string, externalSystem: string, externalId: string): Promise<ProgramRow | null> =>
  tx.program.findUnique({ where: { companyId_externalSystem_externalId: { companyId, externalSystem, externalId } } })

export const findProgram = (tx: Tx, companyId: string, id: string): Promise<ProgramRow | null> =>
  tx.program.findUnique({ where: { companyId_id: { companyId, id } } })

/** A programme as imports need it; its external id is unique within its system only. */
export type ProgramRef = { id: string; externalSystem: string; externalId: string; kind: string }

export const listProgramRefs = (tx: Tx): Promise<ProgramRef[]> =>
  tx.program.findMany({ select: { id: true, externalSystem: true, externalId: true, kind: true }, orderBy: { id: "asc" } })

export const insertProgram = (tx: Tx, row: Prisma.ProgramCreateInput): Promise<ProgramRow> => tx.program.create({ data: row })

export const updateProgram = (tx: Tx, companyId: string, id: string, row: Prisma.ProgramUpdateInput): Promise<ProgramRow> =>
  tx.program.update({ where: { companyId_id: { companyId, id } }, data: row })
