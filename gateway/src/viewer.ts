import { unauthenticated } from "@teei/subgraph-kit"
import type { Viewer } from "@teei/subgraph-kit"
import type { Account, Accounts } from "./accounts.ts"
import type { Tokens } from "./tokens.ts"

/** Who sends a request, and until when the token holds. */
export type Identified = { viewer: Viewer; expiresAt: Date }

/** From an authorization header to a viewer. Null when there is no header; rejects with UNAUTHENTICATED when what it holds is not good. */
export type Identify = (authorization: string | undefined, requestId: string) => Promise<Identified | null>

/** The only place identity is made. The token says who and for which company; what that account may do is always looked up. */
export function identify(tokens: Tokens, accounts: Accounts): Identify {
  return async (authorization, requestId) => {
    if (authorization === undefined) return null
    const token = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1]
    const claims = token === undefined ? null : await tokens.verify("access", token)
    const account = claims && (await accounts.byId(claims.userId, requestId))
    if (!claims || !account) throw unauthenticated()
    return { viewer: viewerOf(account, claims.companyId, requestId), expiresAt: claims.expiresAt }
  }
}

/** The account as a viewer in a company. A company it may no longer work in counts as none. */
export function viewerOf({ user, grants }: Account, companyId: string | null, requestId: string): Viewer {
  const grant = grants.find((candidate) => candidate.companyId === companyId)
  const isSuperAdmin = grants.some(({ role }) => role === "SUPER_ADMIN")
  return {
    userId: user.id,
    role: isSuperAdmin ? "SUPER_ADMIN" : (grant?.role ?? "VIEWER"),
    companyId: grant || isSuperAdmin ? companyId : null,
    memberships: grants.map(({ companyId, role }) => ({ companyId, role })),
    requestId,
    service: null,
  }
}
