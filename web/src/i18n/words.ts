import type { MessageDescriptor } from "@lingui/core"
import { msg } from "@lingui/core/macro"

/** The names of what is measured. Definitions themselves are told in English, as the graph gives them. */
export const METRIC_NAMES = {
  PARTICIPANTS: msg`Participants`,
  VOLUNTEERS: msg`Volunteers`,
  SESSIONS: msg`Sessions`,
  VOLUNTEER_HOURS: msg`Volunteer hours`,
  AVERAGE_RATING: msg`Average rating`,
  SROI: msg`Social return (SROI)`,
  VIS: msg`Volunteer impact score`,
} satisfies Record<string, MessageDescriptor>

export type MetricName = keyof typeof METRIC_NAMES

export const ROLE_NAMES = {
  VIEWER: msg`Viewer`,
  COMPANY_USER: msg`Company user`,
  COMPANY_ADMIN: msg`Company admin`,
  SUPER_ADMIN: msg`Platform admin`,
} satisfies Record<string, MessageDescriptor>

export const PROGRAM_KIND_NAMES = {
  LANGUAGE: msg`Language`,
  MENTORSHIP: msg`Mentoring`,
  BUDDY: msg`Buddy`,
  UPSKILLING: msg`Upskilling`,
} satisfies Record<string, MessageDescriptor>
