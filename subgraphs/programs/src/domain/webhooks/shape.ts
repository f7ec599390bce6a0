import { z } from "zod"
import type { Adapted, AdaptedRecord } from "./adapter.ts"

/** A text or a number; blank and absent are the same. */
export const cell = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? undefined : String(value)))

/** A list, written as one or as a text with commas. */
export const listCell = z
  .union([z.string(), z.array(z.string()).transform((entries) => entries.join(", "))])
  .nullish()
  .transform((value) => value ?? undefined)

/**
 * Reads a payload by its shape. Only the types are looked at here: what is missing, out of range or unknown is told by the target, which knows the
 * rules. Fields nobody knows are passed over, so that a system may add some.
 */
export function readShape<Shape extends z.ZodObject>(
  shape: Shape,
  data: unknown,
  toRecords: (payload: z.infer<Shape>) => AdaptedRecord[],
): Adapted {
  const parsed = shape.safeParse(data)
  if (parsed.success) return { ok: true, records: toRecords(parsed.data) }
  const fields = [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? "")))].filter((name) => name in shape.shape)
  return {
    ok: false,
    reason:
      fields.length > 0 ? `These fields are of another type than they should be: ${fields.join(", ")}.` : "The payload is not an object.",
  }
}
