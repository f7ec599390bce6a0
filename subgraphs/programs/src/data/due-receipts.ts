import type { Tx } from "./database.ts"

/** A delivery to be processed. */
export type DueReceipt = { id: string; body: Uint8Array; bodySha256: string; attempts: number }

/** Clocks of the queue's server and of this process may differ by so much without a delivery being left lying. */
const clockSlackMs = 3_000

/** Takes deliveries that are due, in the order they came, or some of them by id. Those somebody else has taken are passed over; all are let go at the transaction's end. */
export function takeDueReceipts(
  tx: Tx,
  companyId: string,
  source: string,
  now: Date,
  most: number,
  ids: string[] | null,
): Promise<DueReceipt[]> {
  return tx.$queryRawUnsafe<DueReceipt[]>(
    `select id, body, body_sha256 as "bodySha256", attempts from webhook_receipt
     where company_id = $1 and source = $2 and next_try_at <= $3::timestamptz and ($5::text[] is null or id = any ($5))
     order by id limit $4::int for update skip locked`,
    companyId,
    source,
    new Date(now.getTime() + clockSlackMs).toISOString(),
    most,
    ids,
  )
}

/** What came of a delivery. */
export type ReceiptEnd = {
  id: string
  event: string | null
  status: "PENDING" | "PROCESSED" | "DEAD"
  attempts: number
  nextTryAt: Date | null
  reason: string | null
  outcome: string | null
  importId: string | null
  row: number | null
}

/** Writes down what came of deliveries. An event that was read once stays told. */
export async function endReceipts(tx: Tx, companyId: string, now: Date, ends: ReceiptEnd[]): Promise<void> {
  if (ends.length === 0) return
  await tx.$executeRawUnsafe(
    `update webhook_receipt as r set event = coalesce(e.event, r.event), status = e.status, attempts = e.attempts, next_try_at = e."nextTryAt",
       reason = e.reason, outcome = e.outcome, import_id = e."importId", row_no = e.row,
       processed_at = case when e.status = 'PENDING' then null else $3::timestamptz end
     from jsonb_to_recordset($2::jsonb) as e (id text, event text, status text, attempts int, "nextTryAt" timestamptz, reason text,
       outcome text, "importId" text, row int)
     where r.company_id = $1 and r.id = e.id`,
    companyId,
    JSON.stringify(ends),
    now.toISOString(),
  )
}

/** Removes the bodies of what was processed, or died, before these instants; answers with how many. */
export const purgeBodies = (tx: Tx, companyId: string, before: { processed: Date; dead: Date }): Promise<number> =>
  tx.$executeRawUnsafe(
    `update webhook_receipt set body = null
     where company_id = $1 and body is not null and processed_at < case status when 'DEAD' then $3::timestamptz else $2::timestamptz end`,
    companyId,
    before.processed.toISOString(),
    before.dead.toISOString(),
  )
