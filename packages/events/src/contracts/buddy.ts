import { z } from "zod"
import { id, instant, sdgGoals, share } from "./fields.ts"

const importId = id("imp").describe("The import that brought it")
const row = z.int().describe("The row of the import's file")
const matchId = id("mat").describe("The match it belongs to")
const programId = id("prg").nullable().describe("The programme of the match; null when the source names none")
const participantId = id("per").describe("Who looks for company")
const buddyId = id("per").describe("Who gives it")
const eventKind = z.enum([
  "HANGOUT",
  "ACTIVITY",
  "WORKSHOP",
  "CULTURAL",
  "EDUCATIONAL",
  "PROFESSIONAL",
  "SOCIAL",
  "SUPPORT",
  "RECREATIONAL",
  "LANGUAGE",
  "OTHER",
])

/** What a buddy programme tells beside its matches. */
export const buddyContracts = {
  "buddy.match.ended": {
    version: 1,
    meaning: "A match is over, completed or called off. Sent anew, with the same match id, when the source corrects it.",
    data: z.object({
      matchId: id("mat").describe("The match"),
      programId,
      participantId,
      buddyId,
      endedAt: instant.nullable().describe("When it ended; null when the source does not say"),
      durationDays: z.int().min(0).nullable().describe("Whole days from beginning to end; null when the end is unknown"),
      reason: z
        .enum([
          "COMPLETED",
          "PARTICIPANT_REQUEST",
          "BUDDY_REQUEST",
          "MUTUAL_AGREEMENT",
          "INACTIVITY",
          "VIOLATION",
          "PROGRAM_ENDED",
          "OTHER",
        ])
        .nullable()
        .describe("Why it ended; null when the source does not say"),
      importId,
      row,
    }),
  },
  "buddy.event.logged": {
    version: 1,
    meaning: "A match did something together. Sent anew, with the same event id, when the source corrects it.",
    data: z.object({
      eventId: id("bev").describe("What was done, the same in every later event about it"),
      matchId,
      programId,
      participantId,
      buddyId,
      kind: eventKind.describe("What it was"),
      occurredAt: instant.describe("When it took place"),
      attendeeIds: z.array(id("per")).nullable().describe("Who came; null when the source does not say, then both people of the match did"),
      importId,
      row,
    }),
  },
  "buddy.event.attended": {
    version: 1,
    meaning: "Somebody came to what a match did together. One for each person the source names.",
    data: z.object({
      eventId: id("bev").describe("What was done"),
      matchId,
      personId: id("per").describe("Who came"),
      kind: eventKind.describe("What it was"),
      attendedAt: instant.describe("When it took place"),
      attendeeCount: z.int().min(1).describe("How many came, as far as the source names them"),
      importId,
      row,
    }),
  },
  "buddy.checkin.completed": {
    version: 1,
    meaning:
      "A match was asked how it is going. Notes and answers stay with programs; whoever needs them asks there. Sent anew when the source corrects it.",
    data: z.object({
      checkinId: id("bci").describe("The check-in, the same in every later event about it"),
      matchId,
      programId,
      participantId,
      buddyId,
      checkedInAt: instant.describe("When they were asked"),
      mood: z.enum(["GREAT", "GOOD", "OKAY", "STRUGGLING", "DIFFICULT"]).nullable().describe("How it is going; null when not told"),
      hasNotes: z.boolean().describe("Whether something was written down"),
      importId,
      row,
    }),
  },
  "buddy.feedback.submitted": {
    version: 1,
    meaning:
      "One of a match said what they think of it. The words stay with programs; whoever needs them asks there. Sent anew when the source corrects it.",
    data: z.object({
      feedbackId: id("bfb").describe("The feedback, the same in every later event about it"),
      matchId,
      programId,
      participantId,
      buddyId,
      fromRole: z.enum(["PARTICIPANT", "BUDDY"]).describe("Which of the two said it"),
      rating: share.nullable().describe("From 0 (worst) to 1 (best); null when not rated"),
      categories: z
        .object({
          communication: share.nullable(),
          helpfulness: share.nullable(),
          engagement: share.nullable(),
          professionalism: share.nullable(),
        })
        .describe("The same for single sides of it"),
      submittedAt: instant.describe("When it was said"),
      hasText: z.boolean().describe("Whether something was written"),
      importId,
      row,
    }),
  },
  "buddy.milestone.reached": {
    version: 1,
    meaning: "The buddy application gave somebody one of its badges.",
    data: z.object({
      milestoneId: z.int().describe("The badge in the buddy application"),
      personId: id("per").describe("Who reached it"),
      category: z
        .enum([
          "ONBOARDING",
          "CULTURAL",
          "LANGUAGE",
          "COMMUNITY",
          "PROFESSIONAL",
          "SKILLS",
          "EVENTS",
          "BUDDY_CONNECTION",
          "IMPACT",
          "COMPLETION",
          "OTHER",
        ])
        .describe("What it is about"),
      reachedAt: instant.describe("When it was reached"),
      points: z.int().min(0).describe("What it counts there"),
      targetRole: z.enum(["PARTICIPANT", "BUDDY", "ALL"]).nullable().describe("Whom it is meant for; null when not told"),
    }),
  },
  "buddy.skill_share.completed": {
    version: 1,
    meaning: "One person taught another something.",
    data: z.object({
      skillShareId: z.string().max(100).describe("Its id in the buddy application"),
      skillId: z.int().describe("The skill in the buddy application"),
      teacherId: id("per").describe("Who taught"),
      learnerId: id("per").describe("Who learned"),
      matchId: id("mat").nullable().describe("The match the two are; null when they are none"),
      completedAt: instant.describe("When it was over"),
      durationMinutes: z.int().min(1).nullable().describe("How long it took, in minutes; null when not told"),
      proficiency: z.enum(["BEGINNER", "INTERMEDIATE", "ADVANCED"]).nullable().describe("The learner's level; null when not told"),
      teacherRating: share.nullable().describe("From 0 (worst) to 1 (best); null when not rated"),
      learnerRating: share.nullable().describe("From 0 (worst) to 1 (best); null when not rated"),
      sdgGoals: sdgGoals.describe("Sustainable Development Goals it serves, by number; empty when not told"),
    }),
  },
} as const
