import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from "node:crypto"

/** Seals endpoints' secrets for the database. */
export type SecretBox = {
  seal(companyId: string, endpointId: string, secret: string): string
  /** Throws when it was sealed for another endpoint, under another key, or tampered with. */
  open(companyId: string, endpointId: string, sealed: string): string
}

const [ivLength, tagLength] = [12, 16]

/** AES-256-GCM (NIST SP 800-38D) under a key of the platform's own (HKDF-SHA256), bound to company and endpoint. Layout: iv, tag, ciphertext, in base64. */
export function createSecretBox(secret: string): SecretBox {
  const key = createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", "teei/webhooks/seal", 32)))
  const aad = (companyId: string, endpointId: string) => Buffer.from(`${companyId}|${endpointId}`)
  return {
    seal(companyId, endpointId, plain) {
      const iv = randomBytes(ivLength)
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(aad(companyId, endpointId))
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64")
    },
    open(companyId, endpointId, sealed) {
      const bytes = Buffer.from(sealed, "base64")
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivLength), { authTagLength: tagLength })
        .setAAD(aad(companyId, endpointId))
        .setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
      return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString("utf8")
    },
  }
}

/** A secret of ours: 32 random bytes as Standard Webhooks writes them. */
export const drawSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`
