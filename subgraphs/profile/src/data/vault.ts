import { type KeyObject, createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync } from "node:crypto"
import { drawRandom } from "./draw-random.ts"

/** A person's own key, and the same key wrapped as it is stored. */
export type PersonKey = { key: KeyObject; wrapped: Buffer }

/** What keeps people's data: hashes of addresses, keys of people, and texts under these keys. */
export type Vault = {
  /** HMAC-SHA256 of the address, keyed, and different in every company: nobody can tell from two hashes that a person is in both. */
  hashEmail(companyId: string, email: string): string
  createKey(companyId: string, personId: string): PersonKey
  /** Throws when the key was wrapped for somebody else or tampered with. */
  openKey(companyId: string, personId: string, wrapped: Uint8Array): KeyObject
}

/** What a text is bound to, so that it cannot be moved to another person or field unnoticed. */
export type Place = { companyId: string; personId: string; field: "email" | "name" }

/**
 * The vault of a platform; one secret gives two independent keys (HKDF-SHA256, RFC 5869). Keys are key objects throughout: with plain bytes each
 * operation takes three to five times as long (measured: 31 µs instead of 9 µs to encrypt, 24 µs instead of 4 µs to hash).
 */
export function createVault(secret: string): Vault {
  const derive = (purpose: string) => createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", `teei/people/${purpose}`, 32)))
  const [hashing, wrapping] = [derive("hash"), derive("wrap")]
  return {
    hashEmail: (companyId, email) => createHmac("sha256", hashing).update(`${companyId}|${email}`).digest("base64url"),
    createKey(companyId, personId) {
      const key = drawRandom(32)
      return { key: createSecretKey(key), wrapped: encrypt(wrapping, `${companyId}|${personId}|key`, key) }
    },
    openKey: (companyId, personId, wrapped) => createSecretKey(decrypt(wrapping, `${companyId}|${personId}|key`, wrapped)),
  }
}

export const sealText = (key: KeyObject, place: Place, text: string): Buffer => encrypt(key, toAad(place), Buffer.from(text, "utf8"))

/** Throws when the bytes are of another place, under another key or tampered with. */
export const openText = (key: KeyObject, place: Place, sealed: Uint8Array): string => decrypt(key, toAad(place), sealed).toString("utf8")

const toAad = ({ companyId, personId, field }: Place): string => `${companyId}|${personId}|${field}`

/** Tells how the bytes are laid out, so that another layout can be told from it one day. */
const layout = 1
const [ivLength, tagLength] = [12, 16]

/** AES-256-GCM (NIST SP 800-38D) with a random 96-bit iv. The layout byte, the iv, the tag and the ciphertext, one after the other. */
function encrypt(key: KeyObject, aad: string, plain: Buffer): Buffer {
  const iv = drawRandom(ivLength)
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(aad))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([layout]), iv, cipher.getAuthTag(), body])
}

function decrypt(key: KeyObject, aad: string, sealed: Uint8Array): Buffer {
  if (sealed[0] !== layout) throw new Error(`sealed bytes have layout ${sealed[0]}; only ${layout} is known`)
  const bytes = Buffer.from(sealed)
  const [iv, rest] = [bytes.subarray(1, 1 + ivLength), bytes.subarray(1 + ivLength)]
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: tagLength })
    .setAAD(Buffer.from(aad))
    .setAuthTag(rest.subarray(0, tagLength))
  return Buffer.concat([decipher.update(rest.subarray(tagLength)), decipher.final()])
}
