import { z } from "zod"

/** A TypeID of this prefix. */
export const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`))

/** RFC 3339, UTC. */
export const instant = z.iso.datetime()

/** A part of a whole as a decimal with at most four places: decimals travel as text, so that none is rounded on the way. */
export const share = z.string().regex(/^(0(\.\d{1,4})?|1(\.0{1,4})?)$/)

/** An amount of money, unit first: decimals travel as text. */
export const amount = z.string().regex(/^-?\d{1,14}(\.\d{1,4})?$/)

/** The Sustainable Development Goals of the United Nations (2015), by number. */
export const sdgGoals = z.array(z.int().min(1).max(17))
