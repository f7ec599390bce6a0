import { createHmac, timingSafeEqual } from "node:crypto"

/** Roles from least to most. `SERVICE` is an internal caller and stands outside the order: it may only do what names it. */
export const roles = ["VIEWER", "COMPANY_USER", "COMPANY_ADMIN", "SUPER_ADMIN"] as const
export type Role = (typeof roles)[number] | "SERVICE"

/** Who asks, for which company. Made in one place only (the gateway's `viewer.ts`) and carried to subgraphs under a signature. */
export type Viewer = {
  /** The account; null for an internal service. */
  userId: string | null
  /** The role in `companyId`; `SERVICE` for an internal caller. */
  role: Role
  /** The company this operation works in; null when it needs none. Row-level security follows it. */
  companyId: string | null
  /** Where else the account may work. */
  memberships: { companyId: string; role: Role }[]
  /** Identifies the request in logs, errors and the audit log. */
  requestId: string
  /** Name of the internal caller, for the audit log; null for a person. */
  service: string | null
}

/** An internal caller working in one company, or in none. */
export const serviceViewer = (service: string, companyId: string | null, requestId: string): Viewer => ({
  userId: null,
  role: "SERVICE",
  companyId,
  memberships: [],
  requestId,
  service,
})

/** True when the role is at least the one asked for. `SERVICE` only ever satisfies itself, and nothing else satisfies `SERVICE`. */
export function hasRole(role: Role, atLeast: Role): boolean {
  if (role === "SERVICE" || atLeast === "SERVICE") return role === atLeast
  return roles.indexOf(role) >= roles.indexOf(atLeast)
}

/** Name of the header that carries the signed viewer to a subgraph. */
export const viewerHeader = "x-teei-viewer"

/** How long a signed viewer is good for: longer than any operation may run, short enough that a leaked one is soon worthless. */
const lifetimeMs = 60_000

/** `payload.signature`, both base64url; the payload carries its own expiry. HMAC-SHA256, because both ends are ours and share a secret. */
export function signViewer(viewer: Viewer, secret: string, now: number): string {
  const payload = Buffer.from(JSON.stringify({ viewer, expiresAt: now + lifetimeMs })).toString("base64url")
  return `${payload}.${signature(payload, secret)}`
}

/** The viewer, or null when the header is absent, malformed, forged or expired. */
export function verifyViewer(header: string | undefined, secret: string, now: number): Viewer | null {
  const [payload, given, ...rest] = header?.split(".") ?? []
  if (payload === undefined || given === undefined || rest.length > 0) return null
  const expected = Buffer.from(signature(payload, secret))
  const actual = Buffer.from(given)
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return null
  const { viewer, expiresAt } = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as { viewer: Viewer; expiresAt: number }
  return expiresAt > now ? viewer : null
}

const signature = (payload: string, secret: string): string => createHmac("sha256", secret).update(`viewer.${payload}`).digest("base64url")
