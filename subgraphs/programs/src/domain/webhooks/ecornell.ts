import { z } from "zod"
import type { Adapted } from "./adapter.ts"
import { type CourseEvent, toCourseRecords } from "./course-event.ts"
import { cell, readShape } from "./shape.ts"

const shape = z.object({
  timestamp: cell,
  user: z.object({ external_id: cell, email: cell, first_name: cell, last_name: cell }),
  course: z.object({ course_id: cell, course_name: cell, course_url: cell }),
  progress: z
    .object({ status: cell, percent_complete: cell, started_at: cell, completed_at: cell, final_score: cell, final_grade: cell })
    .nullish(),
  certificate: z.object({ certificate_id: cell, certificate_url: cell, issued_at: cell }).nullish(),
  program_ref: cell,
})

/** A message of eCornell: who, which course and how far each stand in an object of their own. */
export const adaptEcornell = (event: CourseEvent, payload: unknown): Adapted =>
  readShape(shape, payload, ({ timestamp, user, course, progress, certificate, program_ref }) => {
    const name = [user.first_name, user.last_name].flatMap((part) => part?.trim() || []).join(" ")
    return toCourseRecords(event, {
      email: user.email,
      name: name === "" ? undefined : name,
      provider: "eCornell",
      courseId: course.course_id,
      courseName: course.course_name,
      programRef: program_ref,
      at: timestamp ?? progress?.completed_at ?? progress?.started_at,
      status: progress?.status,
      percent: progress?.percent_complete,
      completedAt: progress?.completed_at,
      score: progress?.final_score ?? progress?.final_grade,
      certificateId: certificate?.certificate_id,
      certificateUrl: certificate?.certificate_url,
      issuedAt: certificate?.issued_at ?? timestamp,
    })
  })

/** Whether a payload is of eCornell's form. */
export const isOfEcornell = (data: unknown): boolean =>
  typeof data === "object" && data !== null && "user" in data && typeof data.user === "object"
