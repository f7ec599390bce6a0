import * as v from "valibot"
import { ApiError } from "./api-error.ts"
import { createStore } from "./store.ts"

const RoleSchema = v.picklist(["VIEWER", "COMPANY_USER", "COMPANY_ADMIN", "SUPER_ADMIN"])

const SessionSchema = v.object({
  accessToken: v.string(),
  expiresAt: v.string(),
  viewer: v.object({
    user: v.object({ id: v.string(), name: v.string(), email: v.string(), locale: v.string() }),
    companyId: v.string(),
    companySlug: v.string(),
    role: RoleSchema,
    memberships: v.array(v.object({ companyId: v.string(), companySlug: v.string(), companyName: v.string(), role: RoleSchema })),
  }),
})

const PersonasSchema = v.object({
  personas: v.array(v.object({ name: v.string(), email: v.string(), role: RoleSchema, companySlug: v.string(), companyName: v.string() })),
})

const ErrorSchema = v.object({ error: v.object({ code: v.string(), message: v.string() }) })

export type Role = v.InferOutput<typeof RoleSchema>
export type Session = v.InferOutput<typeof SessionSchema>
export type Persona = v.InferOutput<typeof PersonasSchema>["personas"][number]

const KEY = "teei.session"

function stored(): Session | null {
  try {
    const parsed = v.safeParse(SessionSchema, JSON.parse(sessionStorage.getItem(KEY) ?? "null"))
    return parsed.success && Date.parse(parsed.output.expiresAt) > Date.now() ? parsed.output : null
  } catch {
    return null
  }
}

/** Who is signed in. A new tab takes the session up by the cookie the sign-in left; an old one is renewed before its token ends. */
export const sessionStore = createStore<Session | null>(stored())

/** Says to other tabs that somebody is signed in, so that nobody asks in vain. Holds no secret. */
const MARK = "teei.signed-in"
/** How long before its end a token is renewed. */
const RENEW_BEFORE_MS = 60_000
let renewal: ReturnType<typeof setTimeout> | undefined

function planRenewal(session: Session | null): void {
  clearTimeout(renewal)
  if (!session) return
  const wait = Date.parse(session.expiresAt) - Date.now() - RENEW_BEFORE_MS
  renewal = setTimeout(() => void renew(), Math.max(wait, 1_000))
}
planRenewal(sessionStore.get())

function keep(session: Session | null): void {
  try {
    if (session) sessionStorage.setItem(KEY, JSON.stringify(session))
    else sessionStorage.removeItem(KEY)
    if (session) localStorage.setItem(MARK, "yes")
    else localStorage.removeItem(MARK)
  } catch {
    // Without storage the session lives in memory alone.
  }
  planRenewal(session)
  sessionStore.set(session)
}

function isMarked(): boolean {
  try {
    return localStorage.getItem(MARK) !== null
  } catch {
    return false
  }
}

/** Takes up the session of an earlier tab where there is one; to be awaited before the first page is shown. */
export async function resume(): Promise<void> {
  if (sessionStore.get() === null && isMarked()) await renew()
}

/** Goes on with a fresh token. Where that is refused, nobody is signed in; where nobody answers, the old one is used to its end. */
export async function renew(): Promise<void> {
  try {
    const session = await call(SessionSchema, "/auth/refresh", {})
    const present = sessionStore.get()?.viewer
    // Another tab may have changed the company behind the cookie; this one stays where it is.
    if (present && present.companyId !== session.viewer.companyId) await switchCompany(present.companyId)
    else keep(session)
  } catch (error) {
    if (error instanceof ApiError && error.code === "UNAVAILABLE") planRenewal(sessionStore.get())
    else keep(null)
  }
}

async function call<T>(schema: v.GenericSchema<unknown, T>, path: string, body?: unknown): Promise<T> {
  const token = sessionStore.get()?.accessToken
  const response = await fetch(path, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json().catch(() => null)
  const refusal = v.safeParse(ErrorSchema, answer)
  if (!response.ok || refusal.success) {
    throw refusal.success
      ? new ApiError(refusal.output.error.code, refusal.output.error.message, response.status)
      : new ApiError("UNAVAILABLE", `The server answered ${response.status}.`, response.status)
  }
  return v.parse(schema, answer)
}

/** The people of the demo; throws an ApiError where there is none, as in production. */
export async function listPersonas(): Promise<Persona[]> {
  return (await call(PersonasSchema, "/auth/personas")).personas
}

/** Signs in as somebody of the demo. */
export async function signIn(as: { email: string; company?: string }): Promise<Session> {
  const session = await call(SessionSchema, "/auth/demo", as)
  keep(session)
  return session
}

/** Goes on in another company of the same person. */
export async function switchCompany(companyId: string): Promise<Session> {
  const session = await call(SessionSchema, "/auth/company", { companyId })
  keep(session)
  return session
}

/** Ends the session here and, by its cookie, for other tabs when they renew. */
export function signOut(): void {
  void fetch("/auth/logout", { method: "POST" }).catch(() => undefined)
  keep(null)
}

/** Importing and keeping shared views needs more than the right to look. */
export function mayImport(role: Role | undefined): boolean {
  return role !== undefined && role !== "VIEWER"
}

/** Integrations, and what they delivered, are for those who answer for the company. */
export function mayAdminister(role: Role | undefined): boolean {
  return role === "COMPANY_ADMIN" || role === "SUPER_ADMIN"
}
