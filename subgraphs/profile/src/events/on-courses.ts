import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { ActivityKind, ActivityRow } from "../data/activities.ts"
import type { Tx } from "../data/database.ts"
import { takeActivities } from "./take-activities.ts"

/** Somebody's way through a course; who has left it was in it all the same. */
export const onProgressUpdated = (context: HandlerContext<Tx>, events: EventOf<"upskilling.progress.updated">[]): Promise<void> =>
  takeActivities(
    context,
    latest(events.map(({ data, time }) => alone("COURSE", data.progressId, data.personId, data.updatedAt, time))),
    events.at(-1),
  )

export const onCoursesCompleted = (context: HandlerContext<Tx>, events: EventOf<"upskilling.course.completed">[]): Promise<void> =>
  takeActivities(
    context,
    latest(events.map(({ data, time }) => alone("COURSE_COMPLETION", data.completionId, data.personId, data.completedAt, time))),
    events.at(-1),
  )

export const onCredentialsIssued = (context: HandlerContext<Tx>, events: EventOf<"upskilling.credential.issued">[]): Promise<void> =>
  takeActivities(
    context,
    latest(events.map(({ data, time }) => alone("CREDENTIAL", data.credentialId, data.personId, data.issuedAt, time))),
    events.at(-1),
  )

const latest = (activities: ActivityRow[]): ActivityRow[] => [...new Map(activities.map((activity) => [activity.id, activity])).values()]

/** An activity of one person, who then stands in both places: nobody else took part. */
const alone = (kind: ActivityKind, id: string, personId: string, at: string, toldAt: string): ActivityRow => ({
  id,
  kind,
  participantId: personId,
  volunteerId: personId,
  at,
  isActive: true,
  recordId: null,
  matchId: null,
  languageLevel: null,
  toldAt,
})
