import { serviceViewer } from "@teei/subgraph-kit"
import type { SubgraphPort } from "@teei/subgraph-kit"
import type { Logger } from "pino"
import { z } from "zod"
import type { FindCompany } from "./companies.ts"

/** A delivery as it arrived; `body` is its bytes. */
export type Delivery = { source: string; headers: Record<string, string>; body: Buffer }

const answer = z.enum(["ACCEPTED", "DUPLICATE", "MISMATCH", "UNSIGNED"])
export type DeliveryAnswer = z.infer<typeof answer>
const answers = z.object({ _receiveDeliveries: z.array(answer) })

/** Takes a delivery and answers once it is committed. Rejects when it could not be stored, or too many wait already. */
export type DeliveryDesk = (slug: string, delivery: Delivery, requestId: string) => Promise<DeliveryAnswer>

type Waiting = { delivery: Delivery; requestId: string; resolve(answer: DeliveryAnswer): void; reject(error: unknown): void }
type Lane = { waiting: Waiting[]; isBusy: boolean }

const mutation = "mutation ReceiveDeliveries($deliveries: [DeliveryInput!]!) { _receiveDeliveries(deliveries: $deliveries) }"

/** A batch waits this long for company, since each one costs a commit, then holds at most so many deliveries and bytes. Beyond so many bytes waiting, nothing more is taken in. */
const [gatherMs, mostInBatch, mostBatchBytes, mostWaitingBytes] = [10, 500, 8 * 1024 * 1024, 64 * 1024 * 1024]

/**
 * Gathers what arrives for a company at about the same time and hands it to programs in one call, so that many deliveries cost one commit. While one
 * batch is being stored the next one gathers: the busier it gets, the larger the batches.
 */
export function deliveryDesk(options: { programs: SubgraphPort; companies: FindCompany; log: Logger }): DeliveryDesk {
  const { programs, companies, log } = options
  const lanes = new Map<string, Lane>()
  let waitingBytes = 0

  const store = async (companyId: string, batch: Waiting[]): Promise<void> => {
    const requestId = batch[0]?.requestId ?? ""
    try {
      const deliveries = batch.map(({ delivery: { source, headers, body } }) => ({ source, headers, body: body.toString("base64") }))
      const viewer = serviceViewer("gateway", companyId, requestId)
      const { data, errors } = await programs.execute({ query: mutation, variables: { deliveries }, viewer })
      const read = answers.safeParse(data)
      const given = read.success && !errors?.length ? read.data._receiveDeliveries : []
      if (given.length !== batch.length) throw new Error(`programs did not take deliveries: ${errors?.[0]?.message ?? "no answer"}`)
      batch.forEach(({ resolve }, at) => resolve(given[at] as DeliveryAnswer))
    } catch (error) {
      log.warn({ err: error, requestId, deliveries: batch.length }, "deliveries could not be stored")
      for (const { reject } of batch) reject(error)
    } finally {
      for (const { delivery } of batch) waitingBytes -= delivery.body.length
    }
  }

  const work = async (companyId: string, lane: Lane): Promise<void> => {
    lane.isBusy = true
    while (lane.waiting.length > 0) {
      await new Promise((resume) => setTimeout(resume, gatherMs))
      await store(companyId, takeBatch(lane.waiting))
    }
    lane.isBusy = false
    lanes.delete(companyId)
  }

  return async (slug, delivery, requestId) => {
    if (waitingBytes > mostWaitingBytes) throw new Error("too many deliveries wait")
    waitingBytes += delivery.body.length
    const companyId = await companies(slug, requestId).catch((error: unknown) => {
      waitingBytes -= delivery.body.length
      throw error
    })
    return new Promise((resolve, reject) => {
      const lane = lanes.get(companyId) ?? { waiting: [], isBusy: false }
      lanes.set(companyId, lane)
      lane.waiting.push({ delivery, requestId, resolve, reject })
      if (!lane.isBusy) void work(companyId, lane)
    })
  }
}

/** The first ones that fit together; one at least. */
function takeBatch(waiting: Waiting[]): Waiting[] {
  let bytes = 0
  const end = waiting.findIndex(({ delivery }, at) => (bytes += delivery.body.length) > mostBatchBytes && at > 0)
  return waiting.splice(0, Math.min(end < 0 ? waiting.length : end, mostInBatch))
}
