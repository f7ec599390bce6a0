import { createHmac, timingSafeEqual } from "node:crypto"
import type { SignatureClaim } from "../domain/webhooks/read-signature.ts"

/** How far the sender's clock may be from ours. */
const toleranceSeconds = 5 * 60

/** Stands in where there is no secret, so that the answer takes as long. */
const noSecret = "there is no such secret"

/**
 * Whether one of the secrets signed these bytes just now. Every secret is tried against every signature in constant time, and one that is not there
 * as well: how long it takes tells nobody whether there is an endpoint.
 */
export function isSigned(claim: SignatureClaim, body: Uint8Array, secrets: readonly string[], now: Date): boolean {
  const { timestamp, prefix, signatures, encoding, key } = claim
  const given = signatures.map((signature) => Buffer.from(signature, encoding))
  let isFound = false
  for (const secret of secrets.length > 0 ? secrets : [noSecret]) {
    const expected = createHmac("sha256", toKey(secret, key)).update(prefix).update(body).digest()
    for (const one of given) if (one.length === expected.length && timingSafeEqual(one, expected)) isFound = true
  }
  const isNow = timestamp === null || Math.abs(now.getTime() / 1000 - timestamp) <= toleranceSeconds
  return isFound && isNow && secrets.length > 0
}

/** Standard Webhooks takes the base64 behind `whsec_` for the key's bytes; everybody else the secret's own characters. */
export const toKey = (secret: string, form: SignatureClaim["key"]): Buffer =>
  form === "STANDARD" && secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : Buffer.from(secret, "utf8")
