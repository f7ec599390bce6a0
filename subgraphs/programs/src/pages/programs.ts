import { decodeCursor, encodeCursor, pageSize, toConnection } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { type ProgramConditions, type ProgramListOrder, countPrograms, listPrograms } from "../data/programs.ts"
import type { ProgramPage, ProgramRow } from "../data/rows.ts"
import type { CompanyProgramsArgs } from "../generated/resolvers.ts"
import { toDay } from "./to-day.ts"

/** A page of the company's programmes. The first criterion of the order counts; ties are broken by id. */
export async function pageOfPrograms(context: ProgramsContext, args: CompanyProgramsArgs): Promise<ProgramPage> {
  const first = pageSize(args.first ?? 25)
  const order = toOrder(args.orderBy?.[0])
  const place = decodeCursor(args.after, 2)
  const after = place && { value: String(place[0]), id: String(place[1]) }
  const conditions = toConditions(args.filter)
  const rows = await context.read((tx) => listPrograms(tx, conditions, order, after, first + 1))
  const cursorOf = (row: ProgramRow) => encodeCursor([order.field === "name" ? row.name : toDay(row.startsOn), row.id])
  return { ...toConnection(rows, first, after !== null, cursorOf), totalCount: () => context.read((tx) => countPrograms(tx, conditions)) }
}

function toOrder(order: NonNullable<CompanyProgramsArgs["orderBy"]>[number] | undefined): ProgramListOrder {
  if (!order) return { field: "startsOn", direction: "desc" }
  return { field: order.field === "NAME" ? "name" : "startsOn", direction: order.direction === "DESC" ? "desc" : "asc" }
}

function toConditions(filter: CompanyProgramsArgs["filter"]): ProgramConditions {
  const { eq, in: oneOf, contains } = filter?.name ?? {}
  return {
    kinds: filter?.kind ?? undefined,
    name: { ...(eq ? { eq } : {}), ...(oneOf ? { in: oneOf } : {}), ...(contains ? { contains } : {}) },
  }
}
