import type { Adapted, WebhookAdapter } from "./adapter.ts"
import type { WebhookSource } from "./read-signature.ts"

/** A delivery read: which kind of message it is, null when that cannot be told, and what it says. */
export type ReadDelivery = { event: string | null; adapted: Adapted }

/** The fields in which systems name what a message is. */
const nameFields = ["type", "event", "event_type", "eventType"] as const
/** Those that can say nothing else: the type of an event may also be a fact of it. */
const surelyNames = ["type", "event"] as const

/**
 * Reads a body: `{ type, data }` as Standard Webhooks has it, the same facts flat with the event's name beside them, or flat without a name, where a
 * field that only one kind of message has tells which it is.
 */
export function readDelivery(adapters: readonly WebhookAdapter[], source: WebhookSource, text: string): ReadDelivery {
  const payload = parseObject(text)
  if (payload === null) return unread("The body is not a JSON object.")
  const own = adapters.filter((adapter) => adapter.source === source)
  const names = nameFields.flatMap((field) => (typeof payload[field] === "string" ? [plain(payload[field])] : []))
  const data = isObject(payload["data"]) ? payload["data"] : payload
  const named = own.find(({ event, aliases }) => [event, ...aliases].some((one) => names.includes(plain(one))))
  const isUnnamed = surelyNames.every((field) => typeof payload[field] !== "string")
  const adapter = named ?? (isUnnamed ? own.find(({ isMeant }) => isMeant(data)) : undefined)
  if (adapter) return { event: adapter.event, adapted: adapter.adapt(data) }
  const known = own.length === 0 ? "none is understood yet" : `understood are ${own.map(({ event }) => event).join(", ")}`
  return unread(`It is not told or not known what the message is; ${known}.`)
}

const unread = (reason: string): ReadDelivery => ({ event: null, adapted: { ok: false, reason } })

/** `session.completed`, `SESSION_COMPLETED` and `session-completed` are one name. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "")

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
