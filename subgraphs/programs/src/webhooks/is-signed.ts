import { type KeyObject, createHmac, createSecretKey, timingSafeEqual } from "node:crypto"
import type { SignatureClaim } from "../domain/webhooks/read-signature.ts"

/** A secret as a key, in either way of reading it. Made once for many deliveries: from a text each time, signing takes twice as long. */
export type SigningKey = Record<SignatureClaim["key"], KeyObject>

/** The fewest bytes a key is made of; what says fewer in base64 was not meant as base64, and a key of none would fit anybody's signature. */
const fewestBytes = 16

/** Standard Webhooks takes the base64 behind `whsec_` for the key's bytes; everybody else the secret's own characters. */
export function toSigningKey(secret: string): SigningKey {
  const own = createSecretKey(Buffer.from(secret, "utf8"))
  const bytes = Buffer.from(secret.startsWith("whsec_") ? secret.slice(6) : "", "base64")
  return { TEXT: own, STANDARD: bytes.length >= fewestBytes ? createSecretKey(bytes) : own }
}

/** How far the sender's clock may be from ours. */
const toleranceSeconds = 5 * 60

/** Stands in where there is no secret, so that the answer takes as long. */
const noKey = toSigningKey("there is no such secret")

/**
 * Whether one of the secrets signed these bytes just now. Every secret is tried against every signature in constant time, and one that is not there
 * as well: how long it takes tells nobody whether there is an endpoint.
 */
export function isSigned(claim: SignatureClaim, body: Uint8Array, keys: readonly SigningKey[], now: Date): boolean {
  const { timestamp, prefix, signatures, encoding, key } = claim
  const given = signatures.map((signature) => Buffer.from(signature, encoding))
  let isFound = false
  for (const secret of keys.length > 0 ? keys : [noKey]) {
    const expected = createHmac("sha256", secret[key]).update(prefix).update(body).digest()
    for (const one of given) if (one.length === expected.length && timingSafeEqual(one, expected)) isFound = true
  }
  const isNow = timestamp === null || Math.abs(now.getTime() / 1000 - timestamp) <= toleranceSeconds
  return isFound && isNow && keys.length > 0
}
