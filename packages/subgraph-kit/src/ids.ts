import { uuidv7obj } from "uuidv7"

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"

/**
 * A TypeID: a prefix that tells the type, and a UUIDv7 in Crockford's base 32, for example `prg_01kaw3…`. Sorts by the time it was made (in "C" order).
 * Stored as it is, so that logs, events and the database speak of the same thing.
 */
export const newId = (prefix: string): string => `${prefix}_${toBase32(uuidv7obj().bytes)}`

/** The id of a company that never is, for work that must look alike whether or not there is one. */
export const noCompany = `com_${"0".repeat(26)}`

/** True for a well-formed TypeID of this type. */
export const isId = (prefix: string, value: unknown): boolean =>
  typeof value === "string" &&
  value.length === prefix.length + 27 &&
  value.startsWith(`${prefix}_`) &&
  /^[0-9a-hjkmnp-tv-z]{26}$/.test(value.slice(-26))

/** 128 bits as 26 characters: two zero bits in front, then five bits a character. */
export function toBase32(bytes: Uint8Array): string {
  let text = ""
  let buffer = 0
  let bits = 2
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(buffer >>> bits) & 31] ?? ""
    }
    buffer &= (1 << bits) - 1
  }
  return text
}
