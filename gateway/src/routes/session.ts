import type { FastifyReply } from "fastify"
import type { Account } from "../accounts.ts"
import type { Tokens } from "../tokens.ts"
import { viewerOf } from "../viewer.ts"

const cookieName = "teei_refresh"

/** What a client gets when it signs in. The refresh token is not in it: it travels in a cookie that scripts cannot read. */
export type Session = {
  accessToken: string
  expiresAt: string
  viewer: {
    user: Account["user"]
    companyId: string | null
    companySlug: string | null
    /** In that company; null when no company was picked. */
    role: string | null
    memberships: Account["grants"]
  }
}

/** Issues an access token for an account in a company. */
export async function openSession(tokens: Tokens, account: Account, companyId: string | null, requestId: string): Promise<Session> {
  const viewer = viewerOf(account, companyId, requestId)
  const { token, expiresAt } = await tokens.issue("access", { userId: account.user.id, companyId: viewer.companyId })
  const grant = account.grants.find((candidate) => candidate.companyId === viewer.companyId)
  const isSuperAdmin = viewer.role === "SUPER_ADMIN"
  return {
    accessToken: token,
    expiresAt: expiresAt.toISOString(),
    viewer: {
      user: account.user,
      companyId: viewer.companyId,
      companySlug: grant?.companySlug ?? null,
      role: isSuperAdmin || grant ? viewer.role : null,
      memberships: account.grants,
    },
  }
}

/** Sets the refresh cookie: for `/auth` only, never sent from another site, out of reach of scripts. */
export function setRefreshCookie(reply: FastifyReply, token: string, expiresAt: Date, isSecure: boolean): void {
  const attributes = [`${cookieName}=${token}`, "Path=/auth", "HttpOnly", "SameSite=Strict", `Expires=${expiresAt.toUTCString()}`]
  reply.header("set-cookie", [...attributes, ...(isSecure ? ["Secure"] : [])].join("; "))
}

export const refreshCookie = (header: string | undefined): string | undefined =>
  header
    ?.split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1)
