import { drawRandom } from "./draw-random.ts"

/** Crockford's base 32: no letters that look like digits. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** `P-` and six random characters, for example `P-7K3QX2`: 2^30 of them, so two of a company's 100,000 people share one now and then. */
export const newPseudonym = (): string => `P-${Array.from(drawRandom(6), (byte) => alphabet[byte & 31]).join("")}`
