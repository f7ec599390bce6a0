import type { MessageDescriptor } from "@lingui/core"
import { msg } from "@lingui/core/macro"
import type { ImportSource } from "../../gql/graphql.ts"

export type SourceSystem = "KINTELL" | "BUDDY" | "UPSKILLING"

export const SYSTEM_NAMES: Record<SourceSystem, MessageDescriptor> = {
  KINTELL: msg`Kintell`,
  BUDDY: msg`Buddy`,
  UPSKILLING: msg`Upskilling`,
}

type Source = { system: SourceSystem; name: MessageDescriptor; hint: MessageDescriptor }

const kintell = (name: MessageDescriptor, hint: MessageDescriptor): Source => ({ system: "KINTELL", name, hint })
const buddy = (name: MessageDescriptor, hint: MessageDescriptor): Source => ({ system: "BUDDY", name, hint })
const upskilling = (name: MessageDescriptor, hint: MessageDescriptor): Source => ({ system: "UPSKILLING", name, hint })

/** Every kind of file the graph takes, in the order in which it is offered. One without words here does not pass the type check. */
export const SOURCES: Record<ImportSource, Source> = {
  KINTELL_SESSIONS: kintell(msg`Kintell sessions`, msg`Language and mentoring sessions with duration, rating and feedback`),
  KINTELL_USERS: kintell(msg`Kintell members`, msg`Who has joined Kintell, and in which role`),
  KINTELL_BOOKINGS: kintell(msg`Kintell bookings`, msg`Sessions arranged for a time to come`),
  KINTELL_RATINGS: kintell(msg`Kintell ratings`, msg`What people think of a session; import the sessions first`),
  BUDDY_MATCHES: buddy(msg`Buddy matches`, msg`Who was matched with whom, and since when`),
  BUDDY_EVENTS: buddy(msg`Buddy events`, msg`What buddy matches did together, and who came`),
  BUDDY_CHECKINS: buddy(msg`Buddy check-ins`, msg`How buddy matches said it is going`),
  BUDDY_FEEDBACK: buddy(msg`Buddy feedback`, msg`What people think of their buddy match`),
  COURSE_COMPLETIONS: upskilling(msg`Completed courses`, msg`Who completed which course, and how well`),
  COURSE_CREDENTIALS: upskilling(msg`Certificates and badges`, msg`Who was given which certificate, badge, diploma or transcript`),
  COURSE_PROGRESS: upskilling(msg`Progress in courses`, msg`Who is enrolled in which course, and how far`),
}

const SOURCE_IDS = Object.keys(SOURCES) as ImportSource[]

/** The sources of each system, systems in the order in which they first occur. */
export function toSourceGroups(): { system: SourceSystem; sources: ImportSource[] }[] {
  return [...Map.groupBy(SOURCE_IDS, (id) => SOURCES[id].system)].map(([system, sources]) => ({ system, sources }))
}
