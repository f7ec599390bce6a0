import { unauthenticated } from "@teei/subgraph-kit"
import type { FastifyInstance } from "fastify"
import { LRUCache } from "lru-cache"
import { z } from "zod"
import type { Accounts } from "../accounts.ts"
import { refusal } from "../errors.ts"
import type { Refusal } from "../policy/record-refusal.ts"
import type { Tokens } from "../tokens.ts"
import type { Identify } from "../viewer.ts"
import { openSession, refreshCookie, setRefreshCookie } from "./session.ts"

/** Somebody the demo can be entered as. */
export type Persona = { name: string; email: string; role: string; companySlug: string; companyName: string }

type Options = {
  tokens: Tokens
  accounts: Accounts
  identify: Identify
  personas: () => Promise<Persona[]>
  isDemo: boolean
  clock: () => Date
  recordRefusal: (refusal: Refusal) => Promise<void>
}

const demoBody = z.object({ company: z.string().max(80).optional(), email: z.string().max(320).optional() })
const companyBody = z.object({ companyId: z.string().max(80) })
const attemptsPerMinute = 60

/** `/auth/*`: entering the demo, changing company, and staying signed in. */
export function authRoutes(app: FastifyInstance, { tokens, accounts, identify, personas, isDemo, clock, recordRefusal }: Options): void {
  const attempts = new LRUCache<string, { count: number; since: number }>({ max: 10_000 })
  app.addHook("onRequest", async ({ ip }) => {
    const now = clock().getTime()
    const window = attempts.get(ip)
    const current = window && now - window.since < 60_000 ? window : { count: 0, since: now }
    attempts.set(ip, { ...current, count: current.count + 1 })
    if (current.count < attemptsPerMinute) return
    const retryAfterMs = current.since + 60_000 - now
    throw refusal("RATE_LIMITED", `At most ${attemptsPerMinute} sign-in requests a minute.`, { retryAfterMs })
  })
  app.addHook("onSend", async (_request, reply) => void reply.header("cache-control", "no-store"))
  const demoOnly = () => {
    if (!isDemo) throw refusal("FORBIDDEN", "The demo is not open here.")
  }

  app.get("/auth/personas", async () => {
    demoOnly()
    return { personas: await personas() }
  })

  app.post("/auth/demo", async (request, reply) => {
    demoOnly()
    const body = demoBody.safeParse(request.body ?? {})
    if (!body.success) throw refusal("INVALID", "Send { company?, email? }, both texts.")
    const { company, email } = body.data
    const first = company === undefined && email === undefined ? await firstPersona(personas) : undefined
    const companySlug = company ?? first?.companySlug
    const address = email ?? first?.email
    const account = await accounts.find(
      { ...(address === undefined ? {} : { email: address }), ...(companySlug === undefined ? {} : { companySlug }) },
      request.id,
    )
    if (!account) throw refusal("NOT_FOUND", "There is no such person in the demo.")
    const grant = account.grants.find((candidate) => candidate.companySlug === companySlug) ?? account.grants[0]
    const companyId = grant?.companyId ?? null
    const { token, expiresAt } = await tokens.issue("refresh", { userId: account.user.id, companyId })
    setRefreshCookie(reply, token, expiresAt, !isDemo)
    return openSession(tokens, account, companyId, request.id)
  })

  app.post("/auth/refresh", async (request) => {
    const cookie = refreshCookie(request.headers.cookie)
    const claims = cookie === undefined ? null : await tokens.verify("refresh", cookie)
    // Asked for anew, never from memory: here a withdrawn account ends.
    const account = claims && (await accounts.find({ id: claims.userId }, request.id))
    if (!claims || !account) throw unauthenticated()
    return openSession(tokens, account, claims.companyId, request.id)
  })

  app.post("/auth/company", async (request, reply) => {
    const identified = await identify(request.headers.authorization, request.id)
    const userId = identified?.viewer.userId
    if (!userId) throw unauthenticated()
    const body = companyBody.safeParse(request.body ?? {})
    if (!body.success) throw refusal("INVALID", "Send { companyId }.")
    const { companyId } = body.data
    const account = await accounts.find({ id: userId }, request.id)
    if (!account) throw unauthenticated()
    const session = await openSession(tokens, account, companyId, request.id)
    if (session.viewer.companyId !== companyId) {
      await recordRefusal({ viewer: identified.viewer, code: "FORBIDDEN", paths: ["/auth/company"], requestId: request.id })
      throw refusal("FORBIDDEN", "You may not do this here.")
    }
    // The cookie follows to the other company, and ends when it would have ended.
    const cookie = refreshCookie(request.headers.cookie)
    const claims = cookie === undefined ? null : await tokens.verify("refresh", cookie)
    if (claims?.userId === userId) {
      const { token, expiresAt } = await tokens.issue("refresh", { userId, companyId, until: claims.expiresAt })
      setRefreshCookie(reply, token, expiresAt, !isDemo)
    }
    return session
  })

  app.post("/auth/logout", async (_request, reply) => {
    setRefreshCookie(reply, "", new Date(0), !isDemo)
    return reply.code(204).send()
  })
}

async function firstPersona(personas: () => Promise<Persona[]>): Promise<Persona | undefined> {
  const all = await personas()
  return all.find(({ role }) => role === "COMPANY_ADMIN") ?? all[0]
}
