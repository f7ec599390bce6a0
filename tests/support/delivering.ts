import { createHmac } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { Ask, Session } from "./connect.ts"

export type Delivered = { status: number; body: { status?: string; error?: { code: string } } }
export type ReceiptState = {
  id: string
  event: string | null
  deliveryId: string
  status: string
  outcome: string | null
  attempts: number
  reason: string | null
  row: number | null
  import: { id: string; file: { name: string } } | null
}

const receiptFields = "id event deliveryId status outcome attempts reason row import { id file { name } }"

/** Signs a body in Kintell's own way. */
export function signAsKintell(body: string, secret: string, now: Date): string {
  const t = Math.floor(now.getTime() / 1000)
  return `t=${t},v1=${createHmac("sha256", secret).update(`${t}.${body}`).digest("hex")}`
}

/** Delivering as another system does it, by HTTP alone. `slug` is the company's short name. */
export function deliverer(ask: Ask, session: Session, slug: string, clock: () => Date) {
  const { companyId } = session
  const list = async (filter: object = {}): Promise<ReceiptState[]> => {
    const { data } = await ask.graphql<{ company: { webhookReceipts: { nodes: ReceiptState[] } } }>(
      session,
      `query ($c: ID!, $f: WebhookReceiptFilter) { company(id: $c) { webhookReceipts(first: 100, filter: $f) { nodes { ${receiptFields} } } } }`,
      { c: companyId, f: filter },
    )
    return data.company.webhookReceipts.nodes
  }
  return {
    list,
    /** Lets Kintell deliver; answers with the endpoint and its secret. */
    async open(input: object = {}): Promise<{ id: string; secret: string }> {
      const { data } = await ask.graphql<{ createWebhookEndpoint: { endpoint: { id: string }; secret: string } }>(
        session,
        `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { endpoint { id } secret userErrors { message } } }`,
        { input: { companyId, source: "KINTELL", ...input } },
      )
      const { endpoint, secret } = data.createWebhookEndpoint
      return { id: endpoint.id, secret }
    },
    /** Delivers a payload once, signed with the secret. */
    async deliver(secret: string, deliveryId: string, payload: unknown): Promise<Delivered> {
      const body = JSON.stringify(payload)
      const response = await fetch(`${ask.url}/webhooks/kintell/${slug}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-delivery-id": deliveryId,
          "x-kintell-signature": signAsKintell(body, secret, clock()),
        },
        body,
      })
      return { status: response.status, body: (await response.json()) as Delivered["body"] }
    },
    /** Waits until every delivery was tried and none waits for its first time. */
    async untilTried(): Promise<ReceiptState[]> {
      for (let tries = 0; tries < 1500; tries++) {
        const all = await list()
        if (all.every(({ status, attempts }) => status !== "PENDING" || attempts > 0)) return all
        await pause(20)
      }
      throw new Error("Deliveries still wait after 30 seconds.")
    },
  }
}

/** A session as Kintell tells it. */
export const kintellSession = (id: string, programRef: string, change: object = {}) => ({
  session_id: id,
  session_type: "language",
  participant_email: `${id.toLowerCase()}@learners.example`,
  volunteer_email: "by.webhook@volunteers.example",
  scheduled_at: "2026-11-20T10:00:00Z",
  completed_at: "2026-11-20T10:05:00Z",
  duration_minutes: 45,
  topics: ["work", "home"],
  language_level: "B1",
  program_ref: programRef,
  ...change,
})
