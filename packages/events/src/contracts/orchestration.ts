import { z } from "zod"
import { id, instant } from "./fields.ts"

/** Names of milestones, in the order in which people mostly reach them. */
export const milestoneNames = [
  "BUDDY_MATCHED",
  "FIRST_LANGUAGE_SESSION",
  "LANGUAGE_LEVEL_UP",
  "FIRST_MENTORSHIP_SESSION",
  "COURSE_ENROLLED",
  "COURSE_COMPLETED",
  "CREDENTIAL_EARNED",
  "JOB_READY",
] as const

/** What follows from events about a person's way. */
export const orchestrationContracts = {
  "orchestration.journey.milestone.reached": {
    version: 1,
    meaning:
      "Somebody reached a milestone of the journey. Told once: neither a replay nor a corrected date tells it again, only reaching it anew after what carried it was taken back.",
    data: z.object({
      personId: id("per").describe("Who reached it"),
      milestone: z.enum(milestoneNames).describe("Which one"),
      reachedAt: instant.describe("When what carries it took place"),
      previousMilestone: z
        .enum(milestoneNames)
        .nullable()
        .describe("The latest one reached before it, by the time it was reached; null when it is the first"),
    }),
  },
  "orchestration.profile.updated": {
    version: 1,
    meaning: "What is known of a person has changed. Says which fields, never what they hold.",
    data: z.object({
      personId: id("per").describe("Whose"),
      updatedFields: z.array(z.string().max(60)).min(1).describe("Names of the fields"),
      updatedAt: instant.describe("When"),
      trigger: z.string().max(100).nullable().describe("Type of the event that led to it; null when none did"),
    }),
  },
} as const
