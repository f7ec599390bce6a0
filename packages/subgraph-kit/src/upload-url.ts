import { createHmac, timingSafeEqual } from "node:crypto"

/** Largest file taken, in bytes. */
export const maxUploadBytes = 1024 ** 3

/** A permission to put one file: which, for which company, until when (Unix seconds). */
export type UploadGrant = { id: string; company: string; expires: number }

const safeId = /^[a-z]{2,8}_[0-9a-z]{1,40}$/

/** HMAC-SHA256 over `id.company.expires`, base64url. Ids hold no dots, so the joined text is unambiguous. */
export const signUpload = ({ id, company, expires }: UploadGrant, secret: string): string =>
  createHmac("sha256", secret).update(`${id}.${company}.${expires}`).digest("base64url")

/** True when the signature is ours for exactly this grant, the ids look like ids (so they are safe in a file name) and it has not expired. */
export function verifyUpload(grant: UploadGrant & { signature: string }, secret: string, now: Date): boolean {
  if (!safeId.test(grant.id) || !safeId.test(grant.company) || !Number.isSafeInteger(grant.expires)) return false
  const expected = Buffer.from(signUpload(grant, secret))
  const given = Buffer.from(grant.signature)
  return expected.length === given.length && timingSafeEqual(expected, given) && grant.expires * 1000 > now.getTime()
}

/** The address a client puts the file to, relative to the gateway. */
export function uploadPath(grant: UploadGrant, secret: string): string {
  const query = new URLSearchParams({ company: grant.company, expires: String(grant.expires), signature: signUpload(grant, secret) })
  return `/uploads/${grant.id}?${query}`
}

/** Under which name the file store keeps an uploaded file. Whoever reads it uses the same name. */
export const uploadName = ({ id, company }: Pick<UploadGrant, "id" | "company">): string => `${company}.${id}`
