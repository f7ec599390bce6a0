import { createHmac, timingSafeEqual } from "node:crypto"

/** A permission to fetch one file: which, of which company, given to whom, until when (Unix seconds). */
export type DownloadGrant = { id: string; company: string; user: string; expires: number }

const safeId = /^[a-z]{2,8}_[0-9a-z]{1,40}$/

/** HMAC-SHA256 over `download.id.company.user.expires`, base64url: begun by a word of its own, so that no permission to send is one to fetch. */
const signDownload = ({ id, company, user, expires }: DownloadGrant, secret: string): string =>
  createHmac("sha256", secret).update(`download.${id}.${company}.${user}.${expires}`).digest("base64url")

/** True when the signature is ours for exactly this grant, the ids look like ids and it has not expired. */
export function verifyDownload(grant: DownloadGrant & { signature: string }, secret: string, now: Date): boolean {
  const { id, company, user, expires } = grant
  if (![id, company, user].every((one) => safeId.test(one)) || !Number.isSafeInteger(expires)) return false
  const expected = Buffer.from(signDownload(grant, secret))
  const given = Buffer.from(grant.signature)
  return expected.length === given.length && timingSafeEqual(expected, given) && expires * 1000 > now.getTime()
}

/** The address a client fetches the file from, relative to the gateway. */
export function downloadPath(grant: DownloadGrant, secret: string): string {
  const { id, company, user, expires } = grant
  const query = new URLSearchParams({ company, user, expires: String(expires), signature: signDownload(grant, secret) })
  return `/exports/${id}?${query}`
}
