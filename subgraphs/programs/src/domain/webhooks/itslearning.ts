import { z } from "zod"
import type { Adapted, WebhookAdapter } from "./adapter.ts"
import { type CourseEvent, toCourseRecords } from "./course-event.ts"
import { cell, readShape } from "./shape.ts"

const shape = z.object({
  timestamp: cell,
  userId: cell,
  userEmail: cell,
  userName: cell,
  courseId: cell,
  courseName: cell,
  status: cell,
  progressPercentage: cell,
  startDate: cell,
  completionDate: cell,
  certificateUrl: cell,
  score: cell,
  programRef: cell,
})

/** A message of itslearning: flat, in its own names. */
export const adaptItslearning = (event: CourseEvent, payload: unknown): Adapted =>
  readShape(shape, payload, (facts) =>
    toCourseRecords(event, {
      email: facts.userEmail,
      name: facts.userName,
      provider: "itslearning",
      courseId: facts.courseId,
      courseName: facts.courseName,
      programRef: facts.programRef,
      at: facts.timestamp ?? facts.completionDate ?? facts.startDate,
      status: facts.status,
      percent: facts.progressPercentage,
      completedAt: facts.completionDate,
      score: facts.score,
      certificateUrl: facts.certificateUrl,
    }),
  )

const adapter = (event: string, meaning: CourseEvent): WebhookAdapter => ({
  source: "UPSKILLING",
  event,
  aliases: [],
  isMeant: () => false,
  adapt: (data) => adaptItslearning(meaning, data),
})

/** The messages of itslearning. */
export const itslearningAdapters: readonly WebhookAdapter[] = [
  adapter("CourseEnrollment", "ENROLLED"),
  adapter("CourseProgress", "PROGRESSED"),
  adapter("CourseCompletion", "COMPLETED"),
]
