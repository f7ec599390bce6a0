import { z } from "zod"
import { buddyContracts } from "./contracts/buddy.ts"
import { id, instant } from "./contracts/fields.ts"
import { ingestContracts } from "./contracts/ingest.ts"
import { kintellContracts } from "./contracts/kintell.ts"
import { orchestrationContracts } from "./contracts/orchestration.ts"
import { platformContracts } from "./contracts/platform.ts"
import { upskillingContracts } from "./contracts/upskilling.ts"

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

const importId = id("imp").describe("The import that brought it")
const row = z.int().describe("The row of the import's file")

const sessionCompleted = z.object({
  sessionId: id("ses").describe("The session, the same in every later event about it"),
  externalId: z.string().describe("Its id in Kintell"),
  kind: z.enum(["LANGUAGE", "MENTORSHIP"]).describe("What was practised"),
  programId: id("prg").describe("The programme it belongs to"),
  participantId: id("per").describe("Who learned"),
  volunteerId: id("per").describe("Who taught or mentored"),
  occurredAt: instant.describe("When it began"),
  durationMinutes: z.int().min(1).max(480).describe("How long it took, in minutes"),
  languageLevel: z
    .enum(["A1", "A2", "B1", "B2", "C1", "C2"])
    .nullable()
    .describe("The participant's level after it, on the CEFR scale; null when not assessed"),
  rating: z.string().nullable().describe("From 0 (worst) to 1 (best), at most four decimals; null when not rated"),
  importId,
  row,
})

/**
 * The catalogue, from which docs/Event_Catalog.md is made. Validated when announced and when handled. A person appears only as a pseudonymous id:
 * names, addresses and free text never ride an event. A contract that changes so that an old reader would misread it gets the next version, and an
 * upcast from the one before (`read-event.ts`).
 */
export const eventContracts = {
  "kintell.session.completed": {
    version: 1,
    meaning:
      "A session as it was held: the fact behind sessions, hours, ratings and language levels. Sent anew, with the same session id, when the source corrects it.",
    data: sessionCompleted,
  },
  "kintell.feedback.received": {
    version: 1,
    meaning: "Somebody wrote about a session. The words stay with programs; whoever needs them asks there.",
    data: z.object({
      sessionId: id("ses").describe("The session written about"),
      programId: id("prg").describe("The programme it belongs to"),
      participantId: id("per").describe("Who learned in it"),
      volunteerId: id("per").describe("Who taught or mentored in it"),
      occurredAt: instant.describe("When the session began"),
      importId,
      row,
    }),
  },
  ...kintellContracts,
  ...upskillingContracts,
  "buddy.match.created": {
    version: 1,
    meaning: "A participant and a buddy were brought together. Sent anew, with the same match id, when its status changes.",
    data: z.object({
      matchId: id("mat").describe("The match, the same in every later event about it"),
      programId: id("prg").nullable().describe("The programme it belongs to; null when the source names none"),
      participantId: id("per").describe("Who looks for company"),
      buddyId: id("per").describe("Who gives it"),
      matchedAt: instant.describe("When they were brought together"),
      status: z.enum(["PENDING", "ACTIVE", "PAUSED", "COMPLETED", "CANCELLED"]).describe("How it stands"),
      importId,
      row,
    }),
  },
  ...buddyContracts,
  ...orchestrationContracts,
  ...ingestContracts,
  ...platformContracts,
  "record.withdrawn": {
    version: 1,
    meaning:
      "A record is no more: its import was undone, or a later file of the same source that replaces it does not hold it. What earlier events said of it no longer counts.",
    data: z.object({
      kind: z.string().describe("The kind of record: the name of its table in programs, for example `session`"),
      recordId: z.string().describe("The record, as earlier events named it"),
      importId: importId.describe("The import whose undoing or commit withdrew it"),
    }),
  },
  "program.upserted": {
    version: 1,
    meaning: "A programme is new, or what is said here about it has changed.",
    data: z.object({
      programId: id("prg").describe("The programme"),
      kind: z.enum(["LANGUAGE", "MENTORSHIP", "BUDDY", "UPSKILLING"]).describe("What it offers"),
      startsOn: z.iso.date().describe("Its first day"),
      endsOn: z.iso.date().nullable().describe("Its last day; null when open"),
      annualCost: z.string().nullable().describe("Cost of a year, in the company's currency; null when unknown"),
    }),
  },
  "company.created": {
    version: 1,
    meaning: "A company joined. The event's own companyid names it.",
    data: z.object({
      country: z.string().length(2).describe("ISO 3166-1 alpha-2"),
      currency: z.string().length(3).describe("ISO 4217"),
    }),
  },
  "import.progressed": {
    version: 1,
    meaning: "An import reached another status, or got on with its work.",
    data: z.object({
      importId: id("imp").describe("The import"),
      status: z
        .enum(["AWAITING_UPLOAD", "CHECKING", "READY", "COMMITTING", "COMMITTED", "FAILED", "CANCELLING", "CANCELLED", "UNDOING", "UNDONE"])
        .describe("How it stands"),
      done: z.int().describe("Rows done in this status"),
      of: z.int().nullable().describe("Rows in all; null while unknown"),
      file: z
        .object({ name: z.string(), sha256: z.string().nullable(), channel: z.enum(["FILE", "WEBHOOK", "API"]).optional() })
        .nullable()
        .describe(
          "Told when the status becomes COMMITTED, so that others can name the source; null before. What came by webhook or API is no file: it has no hash. FILE where no channel is said",
        ),
    }),
  },
  "figure.changed": {
    version: 1,
    meaning: "The figures of one programme and month moved.",
    data: z.object({
      programId: id("prg").describe("The programme"),
      month: month.describe("The month, as YYYY-MM"),
      importIds: z.array(id("imp")).default([]).describe("The imports that moved them; none when something else did"),
    }),
  },
} as const satisfies Record<
  string,
  { version: number; meaning: string; data: z.ZodObject; upcasts?: Record<number, (data: unknown) => unknown> }
>
