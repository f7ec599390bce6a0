/** What suites about deliveries share. */
import { createHmac } from "node:crypto"
import { newId, serviceViewer, type Viewer } from "@teei/subgraph-kit"
import { openForTest, testNow, viewerIn } from "@teei/testkit"
import { afterAll, beforeAll, beforeEach } from "vitest"
import { type Delivery, receiveDeliveries } from "../commands/receive-deliveries.ts"
import type { ProgramsContext } from "../context.ts"
import { programs } from "../index.ts"
import { type ProcessingOptions, processDeliveries } from "../webhooks/process-deliveries.ts"

/** Stands for profile: one person for each address. Some addresses bring it down. */
const people = new Map<string, string>()
const personOf = (email: string) => people.get(email) ?? (people.set(email, newId("per")), people.get(email) ?? "")
export const profile = { isDown: false }
const neighbours = {
  profile: (_query: string, { input }: Record<string, unknown>) => {
    const identities = (input as { identities: { email: string }[] }).identities
    if (profile.isDown || identities.some(({ email }) => email.startsWith("poison"))) throw new Error("profile is down")
    return { _resolvePeople: { personIds: identities.map(({ email }) => personOf(email)) } }
  },
}
/** Jobs are noted and not worked: the tests say when. */
export const sent: { queue: string; startAfter: Date | undefined }[] = []
const jobs: ProgramsContext["jobs"] = {
  send: async (_tx, queue, _data, options) => void sent.push({ queue, startAfter: options?.startAfter }),
}
const open = () => openForTest(programs, neighbours, { jobs })
export let subject: Awaited<ReturnType<typeof open>>
export let company = ""
export let secret = ""
export let endpointId = ""
export let admin: Viewer

export type Problem = { field: string[] | null; code: string; message: string }
export type Created = { endpoint: { id: string } | null; secret: string | null; userErrors: Problem[] }
export const create = async (viewer: Viewer, input: Record<string, unknown> = {}) =>
  subject.query<{ createWebhookEndpoint: Created }>(
    viewer,
    `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { endpoint { id source isEnabled } secret userErrors { field code message } } }`,
    { input: { companyId: viewer.companyId, source: "KINTELL", ...input } },
  )
export const addProgram = async (viewer: Viewer, id: string, kind = "LANGUAGE") => {
  const program = newId("prg")
  await subject.sql(
    `insert into programs.program (company_id, id, name, kind, external_system, external_id, starts_on) values ($1, $2, $3, $4, 'kintell', $3, '2026-01-01')`,
    [viewer.companyId, program, id, kind],
  )
  return program
}

/** A subgraph for the suite; for each test a company with one programme and an endpoint of Kintell. Call it once, at the top. */
export function useDeliveries(): void {
  beforeAll(async () => {
    subject = await open()
  })
  afterAll(() => subject.close())
  beforeEach(async () => {
    company = newId("com")
    admin = viewerIn(company, "COMPANY_ADMIN")
    sent.length = 0
    profile.isDown = false
    await addProgram(admin, "LANG-1")
    const { createWebhookEndpoint } = (await create(admin)).data as { createWebhookEndpoint: Created }
    secret = createWebhookEndpoint.secret ?? ""
    endpointId = createWebhookEndpoint.endpoint?.id ?? ""
  })
}

export const inMs = (ms: number) => new Date(testNow.getTime() + ms)
/** As the gateway or the worker, at some time. */
export const at = (now: Date, companyId = company): ProgramsContext => ({
  ...subject.contextFor(serviceViewer("gateway", companyId, "req-deliver")),
  clock: () => now,
})
export const session = (id: string, change: Record<string, unknown> = {}) => ({
  session_id: id,
  session_type: "language",
  participant_email: "ana@example.org",
  volunteer_email: "ben@firm.example",
  scheduled_at: "2026-11-20T10:00:00Z",
  completed_at: "2026-11-20T10:05:00Z",
  duration_minutes: 45,
  topics: ["work", "home"],
  language_level: "B1",
  program_ref: "LANG-1",
  ...change,
})
/** Signed in Kintell's own way. */
export function signed(
  deliveryId: string,
  payload: unknown,
  { key = secret, when = testNow }: { key?: string; when?: Date } = {},
): Delivery {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload)
  const t = Math.floor(when.getTime() / 1000)
  const v1 = createHmac("sha256", key).update(`${t}.${body}`).digest("hex")
  return {
    source: "KINTELL",
    headers: { "x-delivery-id": deliveryId, "x-kintell-signature": `t=${t},v1=${v1}` },
    body: Buffer.from(body).toString("base64"),
  }
}
export const receive = (deliveries: Delivery[], now = testNow, companyId = company) => receiveDeliveries(at(now, companyId), deliveries)
/** Works what is due, at some time; chance adds nothing to pauses. */
export const process = (now = testNow, options: ProcessingOptions = {}) =>
  processDeliveries(at(now), "KINTELL", { chance: () => 0, ...options })
type Receipt = {
  id: string
  delivery_id: string
  status: string
  attempts: number
  reason: string | null
  outcome: string | null
  row_no: number
}
export const receipts = () => subject.sql<Receipt>("select * from programs.webhook_receipt where company_id = $1 order by id", [company])
export const standing = async () =>
  Object.fromEntries((await receipts()).map(({ delivery_id, status, outcome }) => [delivery_id, outcome ?? status]))
export const sessions = () => subject.sql("select * from programs.session where company_id = $1 order by external_id", [company])
export const events = (type: string) =>
  subject.sql<{ data: Record<string, unknown> }>("select data from bus.outbox_event where company_id = $1 and type = $2 order by seq", [
    company,
    type,
  ])
export const audited = (action: string) =>
  subject.sql("select * from privacy.audit_entry where company_id = $1 and action = $2 order by id", [company, action])
