import { z } from "zod"
import type { Adapted } from "./adapter.ts"
import { type CourseEvent, toCourseRecords } from "./course-event.ts"
import { cell, readShape } from "./shape.ts"

const shape = z.object({
  timestamp: cell,
  provider: cell,
  user_email: cell,
  user_name: cell,
  course_id: cell,
  course_name: cell,
  attempt: cell,
  status: cell,
  progress_percent: cell,
  updated_at: cell,
  completed_at: cell,
  final_score: cell,
  credential_id: cell,
  credential_url: cell,
  issued_at: cell,
  expires_at: cell,
  program_ref: cell,
})

/** A message of any other learning platform: the same facts, flat, under the names of the columns of files. It names its provider. */
export const adaptLms = (event: CourseEvent, payload: unknown): Adapted =>
  readShape(shape, payload, (facts) =>
    toCourseRecords(event, {
      email: facts.user_email,
      name: facts.user_name,
      provider: facts.provider,
      courseId: facts.course_id,
      courseName: facts.course_name,
      attempt: facts.attempt,
      programRef: facts.program_ref,
      at: facts.updated_at ?? facts.timestamp,
      status: facts.status,
      percent: facts.progress_percent,
      completedAt: facts.completed_at,
      score: facts.final_score,
      certificateId: facts.credential_id,
      certificateUrl: facts.credential_url,
      issuedAt: facts.issued_at,
      expiresAt: facts.expires_at,
    }),
  )
