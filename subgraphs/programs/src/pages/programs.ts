import { decodeCursor, encodeCursor, fault, pageSize, toConnection } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { type ProgramConditions, type ProgramListOrder, countPrograms, listPrograms } from "../data/programs.ts"
import type { ProgramPage, ProgramRow } from "../data/rows.ts"
import type { CompanyProgramsArgs } from "../generated/resolvers.ts"
import { toDay } from "./to-day.ts"

/** A page of the company's programmes. The first criterion of the order counts; ties are broken by id. */
export async function pageOfPrograms(context: ProgramsContext, args: CompanyProgramsArgs): Promise<ProgramPage> {
  const first = pageSize(args.first ?? 25)
  const order = toOrder(args.orderBy?.[0])
  const after = readPlace(args.after, order.field)
  const conditions = toConditions(args.filter)
  const rows = await context.read((tx) => listPrograms(tx, conditions, order, after, first + 1))
  const cursorOf = (row: ProgramRow) => encodeCursor([order.field, order.field === "name" ? row.name : toDay(row.startsOn), row.id])
  return { ...toConnection(rows, first, after !== null, cursorOf), totalCount: () => context.read((tx) => countPrograms(tx, conditions)) }
}

/** Where the page before ended. A cursor names what its list was ordered by: in another order it would point nowhere. */
function readPlace(cursor: string | null | undefined, field: ProgramListOrder["field"]): { value: string; id: string } | null {
  const place = decodeCursor(cursor, 3)?.map(String)
  if (!place) return null
  const [of, value = "", id = ""] = place
  if (of !== field || (field === "startsOn" && (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value))))) {
    throw fault("INVALID", "`after` is not a cursor of this list in this order. Pass one that was given for the same `orderBy`.")
  }
  return { value, id }
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
