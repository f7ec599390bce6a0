import { randomUUID } from "node:crypto"
import { jwtVerify, SignJWT } from "jose"
import type { CryptoKey, KeyObject } from "jose"

/** An Ed25519 key pair. */
export type TokenKeys = { privateKey: CryptoKey | KeyObject; publicKey: CryptoKey | KeyObject }
/** What a token says: who, for which company, until when. Never what the account may do: that is looked up. */
export type Claims = { userId: string; companyId: string | null; expiresAt: Date }

const issuer = "teei"
const kinds = {
  access: { audience: "teei-api", typ: "at+jwt", lifetimeS: 15 * 60 },
  refresh: { audience: "teei-refresh", typ: "refresh+jwt", lifetimeS: 12 * 60 * 60 },
}
export type TokenKind = keyof typeof kinds

export type Tokens = {
  /** Signs a token; `until` ends it earlier than its kind would. */
  issue(kind: TokenKind, claims: { userId: string; companyId: string | null; until?: Date }): Promise<{ token: string; expiresAt: Date }>
  /** The claims, or null when the token is not ours, not of this kind, or expired. */
  verify(kind: TokenKind, token: string): Promise<Claims | null>
}

/** Access tokens live 15 minutes, refresh tokens 12 hours; EdDSA, told apart by `typ` and `aud`, so that neither passes for the other. */
export const tokens = ({ privateKey, publicKey }: TokenKeys, clock: () => Date): Tokens => ({
  async issue(kind, { userId, companyId, until }) {
    const { audience, typ, lifetimeS } = kinds[kind]
    const now = Math.floor(clock().getTime() / 1000)
    const expires = Math.min(now + lifetimeS, until ? Math.floor(until.getTime() / 1000) : Infinity)
    const token = await new SignJWT({ company: companyId })
      .setProtectedHeader({ alg: "EdDSA", typ })
      .setSubject(userId)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(expires)
      .setJti(randomUUID())
      .sign(privateKey)
    return { token, expiresAt: new Date(expires * 1000) }
  },
  async verify(kind, token) {
    const { audience, typ, lifetimeS } = kinds[kind]
    try {
      const { payload } = await jwtVerify(token, publicKey, {
        algorithms: ["EdDSA"],
        issuer,
        audience,
        typ,
        requiredClaims: ["sub", "exp", "iat"],
        maxTokenAge: lifetimeS,
        currentDate: clock(),
      })
      const { sub, exp, company } = payload
      if (typeof sub !== "string" || typeof exp !== "number") return null
      return { userId: sub, companyId: typeof company === "string" ? company : null, expiresAt: new Date(exp * 1000) }
    } catch {
      return null
    }
  },
})
