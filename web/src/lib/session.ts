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

/** Who is signed in; lives as long as the tab. */
export const sessionStore = createStore<Session | null>(stored())

function keep(session: Session | null): void {
  try {
    if (session) sessionStorage.setItem(KEY, JSON.stringify(session))
    else sessionStorage.removeItem(KEY)
  } catch {
    // Without storage the session lives in memory alone.
  }
  sessionStore.set(session)
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

export function signOut(): void {
  keep(null)
}

/** Importing and keeping shared views needs more than the right to look. */
export function mayImport(role: Role | undefined): boolean {
  return role !== undefined && role !== "VIEWER"
}
