import { z } from "zod"
import { amount, id, instant, sdgGoals } from "./fields.ts"

/** What every record of a CSR suite says of its origin. The company is in the envelope; the suite's own tenant is not ours to carry. */
const origin = <const Systems extends readonly [string, ...string[]]>(systems: Systems) => ({
  sourceSystem: z.enum(systems).describe("The system it comes from"),
  sourceId: z.string().max(200).describe("Its id there: a number or key, never an address"),
})
const personId = id("per").describe("Whom it is about")
const hours = z.number().min(0).nullable().describe("Hours in all; null when not told")
const goals = sdgGoals.describe("Sustainable Development Goals it serves, by number; empty when not told")

/**
 * What comes from a CSR suite. People are ids: names, addresses, managers and job titles of a directory stay with profile, and the names of
 * non-profits, employers and courses with whoever stores the record.
 */
export const ingestContracts = {
  "ingest.directory.synced": {
    version: 1,
    meaning: "An employee is new in a directory or stands there otherwise than before. Who it is in life is known to profile alone.",
    data: z.object({
      ...origin(["WORKDAY", "ADP", "BAMBOOHR", "MANUAL"]),
      personId,
      employeeType: z.enum(["FULL_TIME", "PART_TIME", "CONTRACTOR", "INTERN", "TEMPORARY", "OTHER"]).describe("How the person is employed"),
      status: z.enum(["ACTIVE", "INACTIVE", "TERMINATED", "ON_LEAVE"]).describe("How the employment stands"),
      canVolunteer: z.boolean().describe("Whether the person may volunteer"),
      canDonate: z.boolean().describe("Whether the person may donate"),
      canAccessPlatform: z.boolean().describe("Whether the person may sign in"),
      syncedAt: instant.describe("When the directory said so"),
    }),
  },
  "ingest.donation.made": {
    version: 1,
    meaning: "Somebody donated by way of a CSR suite.",
    data: z.object({
      ...origin(["BENEVITY", "GOODERA", "MANUAL"]),
      personId: id("per").nullable().describe("Who donated; null when anonymous"),
      donationType: z
        .enum(["ONE_TIME", "RECURRING", "MATCHING_GIFT", "PAYROLL_DEDUCTION", "VOLUNTEER_GRANT", "DISASTER_RELIEF", "OTHER"])
        .describe("What kind of donation"),
      amount: amount.describe("How much, in its currency"),
      currency: z.string().length(3).describe("ISO 4217"),
      matchAmount: amount.nullable().describe("What the company added, in the same currency; null when nothing"),
      donatedAt: instant.describe("When"),
      sdgGoals: goals,
    }),
  },
  "ingest.enrollment.created": {
    version: 1,
    meaning: "Somebody was enrolled in something elsewhere, or got on with it.",
    data: z.object({
      ...origin(["KINTELL", "UPSKILLING", "MENTORSHIP", "MANUAL"]),
      personId,
      programType: z
        .enum(["LANGUAGE_COURSE", "UPSKILLING_COURSE", "MENTORSHIP_PROGRAM", "BUDDY_PROGRAM", "CERTIFICATION_PROGRAM", "OTHER"])
        .describe("In what kind of programme"),
      status: z.enum(["ENROLLED", "IN_PROGRESS", "COMPLETED", "WITHDRAWN", "FAILED"]).describe("How it stands"),
      completionPercentage: z.int().min(0).max(100).nullable().describe("How far, in percent; null when not told"),
      hasPassed: z.boolean().nullable().describe("Whether it was passed; null while open or when not told"),
      hours,
      enrolledAt: instant.describe("When it began"),
    }),
  },
  "ingest.placement.created": {
    version: 1,
    meaning:
      "Somebody was placed: with a mentor, in a job, an internship or as a volunteer. Pay and title stay with whoever stores the record.",
    data: z.object({
      ...origin(["MENTORSHIP", "JOB_BOARD", "MANUAL"]),
      personId,
      placementType: z
        .enum(["MENTORSHIP_MATCH", "JOB_PLACEMENT", "INTERNSHIP", "APPRENTICESHIP", "VOLUNTEER_PLACEMENT", "OTHER"])
        .describe("What kind of placement"),
      status: z.enum(["ACTIVE", "COMPLETED", "TERMINATED", "ON_HOLD"]).describe("How it stands"),
      isSuccessful: z.boolean().nullable().describe("Whether it came out well; null while open or when not told"),
      hours,
      placedAt: instant.describe("When it began"),
    }),
  },
  "ingest.volunteer.logged": {
    version: 1,
    meaning: "Somebody volunteered outside the company's programmes, as a CSR suite tells it.",
    data: z.object({
      ...origin(["BENEVITY", "GOODERA", "MANUAL"]),
      personId,
      activityType: z
        .enum(["SKILLS_VOLUNTEERING", "HANDS_ON_VOLUNTEERING", "VIRTUAL_VOLUNTEERING", "BOARD_SERVICE", "PRO_BONO", "OTHER"])
        .describe("What kind of work"),
      hoursLogged: z.number().min(0).describe("How many hours"),
      isVerified: z.boolean().describe("Whether the suite has verified it"),
      loggedAt: instant.describe("When it was done"),
      sdgGoals: goals,
    }),
  },
} as const
