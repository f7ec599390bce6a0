import { fault } from "./errors.ts"
import { hasControl } from "./text.ts"

/** A page of a list as the graph shows it: Relay's connection with `nodes` beside `edges`. */
export type Connection<Node> = {
  nodes: Node[]
  edges: { cursor: string; node: Node }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

/** The most items of one page. */
export const maxPageSize = 100

/** Checks `first`; throws INVALID naming the value and what is allowed. */
export function pageSize(first: number, max = maxPageSize): number {
  if (first < 1 || first > max) throw fault("INVALID", `\`first\` is ${first}; allowed are 1 to ${max}.`)
  return first
}

/** A cursor names the sort values of its row, so that pages stay right while rows are added. Opaque to clients. */
export const encodeCursor = (values: (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString("base64url")

/** The sort values of a cursor; throws INVALID for anything that is none of ours or belongs to another order. */
export function decodeCursor(cursor: string | null | undefined, length: number): (string | number)[] | null {
  if (cursor === null || cursor === undefined) return null
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))
    if (Array.isArray(values) && values.length === length && values.every(isSortValue)) return values
  } catch {
    // Falls through to the one answer for every unreadable cursor.
  }
  throw unreadable()
}

/** The cursor of a list in the order of an instant and an id. */
export function decodeTimeCursor(cursor: string | null | undefined): { at: string; id: string } | null {
  const values = decodeCursor(cursor, 2)
  if (!values) return null
  const [at, id] = values.map(String)
  if (at === undefined || id === undefined || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) || Number.isNaN(Date.parse(at))) throw unreadable()
  return { at, id }
}

const isSortValue = (value: unknown): value is string | number =>
  typeof value === "string" ? !hasControl(value) : typeof value === "number"

const unreadable = () => fault("INVALID", "`after` is not a cursor of this list. Pass `endCursor` or an edge's `cursor` as it was given.")

/** Makes a page of rows, of which one more than `first` was asked for to know whether there is a next page. */
export function toConnection<Row>(rows: Row[], first: number, hasPreviousPage: boolean, cursorOf: (row: Row) => string): Connection<Row> {
  const nodes = rows.slice(0, first)
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }))
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
