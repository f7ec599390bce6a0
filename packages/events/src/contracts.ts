import { z } from "zod"

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`))
const instant = z.iso.datetime()
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** One session as it was held: the fact behind sessions, hours, ratings and language levels. Sent anew, with the same id, when the source corrects it. */
const sessionCompleted = z.object({
  sessionId: id("ses"),
  externalId: z.string(),
  kind: z.enum(["LANGUAGE", "MENTORSHIP"]),
  programId: id("prg"),
  participantId: id("per"),
  volunteerId: id("per"),
  occurredAt: instant,
  durationMinutes: z.int().min(1).max(480),
  languageLevel: z.enum(["A1", "A2", "B1", "B2", "C1", "C2"]).nullable(),
  /** From 0 (worst) to 1 (best), at most four decimals; null when not rated. */
  rating: z.string().nullable(),
  importId: id("imp"),
  row: z.int(),
})

/**
 * The catalogue. Validated when announced and when handled. A person appears only as a pseudonymous id: names, addresses and free text never
 * ride an event.
 */
export const eventContracts = {
  "kintell.session.completed": { version: 1, data: sessionCompleted },
  "kintell.feedback.received": {
    version: 1,
    /** Somebody wrote about a session. The words stay with programs; whoever needs them asks there. */
    data: z.object({
      sessionId: id("ses"),
      programId: id("prg"),
      participantId: id("per"),
      volunteerId: id("per"),
      occurredAt: instant,
      importId: id("imp"),
      row: z.int(),
    }),
  },
  "buddy.match.created": {
    version: 1,
    data: z.object({
      matchId: id("mat"),
      programId: id("prg").nullable(),
      participantId: id("per"),
      buddyId: id("per"),
      matchedAt: instant,
      status: z.enum(["PENDING", "ACTIVE", "PAUSED", "COMPLETED", "CANCELLED"]),
      importId: id("imp"),
      row: z.int(),
    }),
  },
  "program.upserted": {
    version: 1,
    data: z.object({
      programId: id("prg"),
      kind: z.enum(["LANGUAGE", "MENTORSHIP", "BUDDY", "UPSKILLING"]),
      startsOn: z.iso.date(),
      endsOn: z.iso.date().nullable(),
      /** In the company's currency. */
      annualCost: z.string().nullable(),
    }),
  },
  "company.created": {
    version: 1,
    data: z.object({ country: z.string().length(2), currency: z.string().length(3) }),
  },
  "import.progressed": {
    version: 1,
    data: z.object({
      importId: id("imp"),
      status: z.enum(["AWAITING_UPLOAD", "CHECKING", "READY", "COMMITTING", "COMMITTED", "FAILED"]),
      done: z.int(),
      of: z.int().nullable(),
      /** Told when the status becomes COMMITTED, so that others can name the source. */
      file: z.object({ name: z.string(), sha256: z.string() }).nullable(),
    }),
  },
  "figure.changed": {
    version: 1,
    /** The figures of one programme and month moved. */
    data: z.object({ programId: id("prg"), month }),
  },
} as const satisfies Record<string, { version: number; data: z.ZodType }>
