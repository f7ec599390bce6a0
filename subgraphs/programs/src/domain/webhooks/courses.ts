import type { WebhookAdapter } from "./adapter.ts"
import type { CourseEvent } from "./course-event.ts"
import { adaptEcornell, isOfEcornell } from "./ecornell.ts"
import { adaptLms } from "./lms.ts"

/** eCornell and other platforms use the same names: the form of the payload tells whose it is. */
const adapter = (event: string, meaning: CourseEvent, aliases: readonly string[] = []): WebhookAdapter => ({
  source: "UPSKILLING",
  event,
  aliases,
  isMeant: () => false,
  adapt: (data) => (isOfEcornell(data) ? adaptEcornell(meaning, data) : adaptLms(meaning, data)),
})

/** The messages of eCornell and of platforms without an adapter of their own. */
export const courseAdapters: readonly WebhookAdapter[] = [
  adapter("enrollment.created", "ENROLLED", ["course.enrolled"]),
  adapter("course.started", "STARTED"),
  adapter("course.progressed", "PROGRESSED", ["progress.updated", "upskilling.progress.updated"]),
  adapter("course.completed", "COMPLETED", ["upskilling.course.completed"]),
  adapter("certificate.issued", "CERTIFIED", ["credential.issued", "upskilling.credential.issued"]),
]
