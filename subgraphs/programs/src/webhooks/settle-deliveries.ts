import { type ProgramsContext, queues } from "../context.ts"
import type { Tx } from "../data/database.ts"
import { type DueReceipt, type ReceiptEnd, endReceipts } from "../data/due-receipts.ts"
import { findEndpoint } from "../data/endpoints.ts"
import { adapters } from "../domain/webhooks/adapters.ts"
import { type Pauses, nextTry } from "../domain/webhooks/next-try.ts"
import { type ReadDelivery, readDelivery } from "../domain/webhooks/read-delivery.ts"
import type { WebhookSource } from "../domain/webhooks/read-signature.ts"
import { toReason } from "../domain/webhooks/to-reason.ts"
import type { ImportSource } from "../imports/target.ts"
import { applyRecords } from "../records/apply-records.ts"
import type { GivenRecord, RecordOutcome, UnitResult } from "../records/record.ts"
import { schedulePurge } from "./purge-payloads.ts"

/** When to try again what failed: pauses, and the chance they grow by. */
export type Settling = { pauses: Pauses; chance: () => number }

/** Reads deliveries, writes what they say and notes what came of each, in the caller's transaction. */
export async function settleDeliveries(
  tx: Tx,
  context: ProgramsContext,
  source: WebhookSource,
  settling: Settling,
  receipts: DueReceipt[],
): Promise<void> {
  if (receipts.length === 0) return
  const companyId = context.companyId()
  const read = receipts.map((receipt) => ({ receipt, ...readBody(source, receipt.body) }))
  const legible = read.flatMap((one) => (one.adapted.ok ? [{ ...one, records: toRecords(one.receipt, one.adapted.records) }] : []))
  const programIds = (await findEndpoint(tx, companyId, source))?.programIds ?? []
  const origin = { channel: "WEBHOOK" as const, name: `${source.toLowerCase()} deliveries`, programIds }
  const results = await applyRecords(
    tx,
    context,
    origin,
    legible.map(({ records }) => records),
  )
  const resultOf = new Map(legible.map(({ receipt }, at) => [receipt.id, results[at]]))
  const ends = read.map(({ receipt, event, adapted }): ReceiptEnd => {
    const result = resultOf.get(receipt.id)
    if (result?.status === "WRITTEN") return { ...toProcessed(result), id: receipt.id, event, attempts: receipt.attempts + 1 }
    const reason = adapted.ok ? toReason(result?.problems ?? []) : adapted.reason
    return toFailed(receipt, event, reason, context.clock(), settling)
  })
  await endReceipts(tx, companyId, context.clock(), ends)
  await schedule(tx, context, source, ends)
}

/** Bytes that are no UTF-8 are no JSON either. */
function readBody(source: WebhookSource, body: Uint8Array): ReadDelivery {
  try {
    return readDelivery(adapters, source, new TextDecoder("utf-8", { fatal: true }).decode(body))
  } catch (error) {
    if (error instanceof TypeError) return { event: null, adapted: { ok: false, reason: "The body is not UTF-8." } }
    throw error
  }
}

const toRecords = ({ bodySha256 }: DueReceipt, records: (ReadDelivery["adapted"] & { ok: true })["records"]): GivenRecord[] =>
  records.map(({ source, ...rest }) => ({ ...rest, source: source as ImportSource, hash: bodySha256 }))

/** What several records of one delivery came to: the most that happened to any of them. */
function toProcessed({ records }: UnitResult & { status: "WRITTEN" }) {
  const outcomes = new Set<RecordOutcome>(records.map(({ outcome }) => outcome))
  const outcome = (["CREATED", "UPDATED"] as const).find((one) => outcomes.has(one)) ?? "UNCHANGED"
  const [first] = records
  return {
    status: "PROCESSED" as const,
    nextTryAt: null,
    reason: null,
    outcome,
    importId: first?.importId ?? null,
    row: first?.row ?? null,
  }
}

/** A delivery after a try that failed: waiting for the next one, or dead. */
export function toFailed(
  { id, attempts }: Pick<DueReceipt, "id" | "attempts">,
  event: string | null,
  reason: string,
  now: Date,
  { pauses, chance }: Settling,
): ReceiptEnd {
  const nextTryAt = nextTry(attempts + 1, now, pauses, chance())
  const status = nextTryAt === null ? "DEAD" : "PENDING"
  return { id, event, status, attempts: attempts + 1, nextTryAt, reason, outcome: null, importId: null, row: null }
}

/** One job wakes all that failed together, once the last of them is due; the first delivery of a day and a dead one have their payloads purged one day. */
export async function schedule(tx: Tx, context: ProgramsContext, source: WebhookSource, ends: ReceiptEnd[]): Promise<void> {
  const times = ends.flatMap(({ nextTryAt }) => nextTryAt ?? [])
  const job = { companyId: context.companyId(), source, requestId: context.viewer.requestId }
  const latest = new Date(Math.max(...times.map((time) => time.getTime())))
  if (times.length > 0) await context.jobs.send(tx, queues.deliveries, job, { startAfter: latest })
  await schedulePurge(tx, context, {
    isFirstOfDay: ends.some(({ row }) => row === 1),
    isDead: ends.some(({ status }) => status === "DEAD"),
  })
}
