import { z } from "zod"
import { id, instant } from "./fields.ts"

const importId = id("imp").describe("The import that brought it")
const row = z.int().describe("The row of the import's file")
const programId = id("prg").nullable().describe("The programme it belongs to; null when the source names none")
const personId = id("per").describe("Who learns")
const provider = z.string().max(200).describe("Who offers the course, for example `eCornell`")
const courseId = z.string().max(200).describe("The course's id with its provider")

/** Courses of learning platforms. Names of courses, addresses of credentials and their codes stay with programs: the last two lead to a person. */
export const upskillingContracts = {
  "upskilling.course.completed": {
    version: 1,
    meaning: "Somebody completed a course. Sent anew, with the same completion id, when the source corrects it.",
    data: z.object({
      completionId: id("cco").describe("The completion, the same in every later event about it"),
      programId,
      personId,
      provider,
      courseId,
      attempt: z.int().min(1).max(100).describe("Which time the course was taken"),
      completedAt: instant.describe("When it was completed"),
      finalScore: z.string().nullable().describe("From 0 to 100, at most two decimals; null when not told as a number"),
      importId,
      row,
    }),
  },
  "upskilling.credential.issued": {
    version: 1,
    meaning: "Somebody was given a credential. Sent anew, with the same credential id, when the source corrects it.",
    data: z.object({
      credentialId: id("ccr").describe("The credential, the same in every later event about it"),
      programId,
      personId,
      provider,
      courseId,
      credentialType: z.enum(["CERTIFICATE", "BADGE", "DIPLOMA", "TRANSCRIPT"]).describe("What it is"),
      issuedAt: instant.describe("When it was given"),
      expiresAt: instant.nullable().describe("Until when it is valid; null when it does not end"),
      importId,
      row,
    }),
  },
  "upskilling.progress.updated": {
    version: 1,
    meaning: "Somebody is new in a course, or further than before, or has left it.",
    data: z.object({
      progressId: id("cpr").describe("This person's way through this course, the same in every later event about it"),
      programId,
      personId,
      provider,
      courseId,
      attempt: z.int().min(1).max(100).describe("Which time the course is taken"),
      progressPercent: z.int().min(0).max(100).nullable().describe("How much of it is done; null when only the status is told"),
      status: z.enum(["ENROLLED", "IN_PROGRESS", "COMPLETED", "DROPPED"]).describe("How it stands"),
      updatedAt: instant.describe("When this was so"),
      importId,
      row,
    }),
  },
} as const
