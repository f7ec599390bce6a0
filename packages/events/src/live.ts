import type { EventEnvelope, EventType } from "./envelope.ts"

/** Which query a subscription mirrors, and which events make its answer worth asking for again. */
export type LiveQuery = {
  /** The root query field that takes the same arguments and answers with the same type. */
  query: string
  types: EventType[]
  /** True when the event may change the answer for these arguments. May say yes too often, never no too often. */
  concerns(event: EventEnvelope, args: Record<string, unknown>): boolean
}

/** Subscriptions by root field. Signal and query: an event only says that the query is to be run again, it never carries the answer. */
export const liveQueries: Record<string, LiveQuery> = {
  importProgress: {
    query: "import",
    types: ["import.progressed", "figure.changed"],
    concerns: (event, args) =>
      (event.type === "import.progressed" && event.data.importId === args["id"]) ||
      (event.type === "figure.changed" && event.data.importIds.some((id) => id === args["id"])),
  },
  companyImpact: {
    query: "companyImpact",
    types: ["figure.changed"],
    concerns: (event, args) => event.type === "figure.changed" && event.companyid === args["companyId"],
  },
}
