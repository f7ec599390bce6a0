import type { MessageDescriptor } from "@lingui/core"
import { msg } from "@lingui/core/macro"
import type { DateFormat, ImportIssueCode, ImportSource, ImportStatus, RatingScale } from "../../gql/graphql.ts"

export const SOURCE_NAMES: Record<ImportSource, MessageDescriptor> = {
  KINTELL_SESSIONS: msg`Kintell sessions`,
  KINTELL_USERS: msg`Kintell members`,
  KINTELL_BOOKINGS: msg`Kintell bookings`,
  KINTELL_RATINGS: msg`Kintell ratings`,
  BUDDY_MATCHES: msg`Buddy matches`,
  BUDDY_EVENTS: msg`Buddy events`,
  BUDDY_CHECKINS: msg`Buddy check-ins`,
  BUDDY_FEEDBACK: msg`Buddy feedback`,
  COURSE_COMPLETIONS: msg`Completed courses`,
  COURSE_CREDENTIALS: msg`Certificates and badges`,
  COURSE_PROGRESS: msg`Progress in courses`,
}

export const SOURCE_HINTS: Record<ImportSource, MessageDescriptor> = {
  KINTELL_SESSIONS: msg`Language and mentoring sessions with duration, rating and feedback`,
  KINTELL_USERS: msg`Who has joined Kintell, and in which role`,
  KINTELL_BOOKINGS: msg`Sessions arranged for a time to come`,
  KINTELL_RATINGS: msg`What people think of a session; import the sessions first`,
  BUDDY_MATCHES: msg`Who was matched with whom, and since when`,
  BUDDY_EVENTS: msg`What buddy matches did together, and who came`,
  BUDDY_CHECKINS: msg`How buddy matches said it is going`,
  BUDDY_FEEDBACK: msg`What people think of their buddy match`,
  COURSE_COMPLETIONS: msg`Who completed which course, and how well`,
  COURSE_CREDENTIALS: msg`Who was given which certificate, badge, diploma or transcript`,
  COURSE_PROGRESS: msg`Who is enrolled in which course, and how far`,
}

export const STATUS_NAMES: Record<ImportStatus, MessageDescriptor> = {
  AWAITING_UPLOAD: msg`Waits for the file`,
  CHECKING: msg`Being checked`,
  READY: msg`Checked`,
  COMMITTING: msg`Being imported`,
  COMMITTED: msg`Imported`,
  CANCELLING: msg`Being called off`,
  CANCELLED: msg`Called off`,
  UNDOING: msg`Being undone`,
  UNDONE: msg`Undone`,
  FAILED: msg`Failed`,
}

export const ISSUE_NAMES: Record<ImportIssueCode, MessageDescriptor> = {
  REQUIRED: msg`Missing value`,
  DATE_INVALID: msg`Not a date`,
  DATE_OUT_OF_RANGE: msg`Implausible date`,
  NUMBER_INVALID: msg`Not a number`,
  NUMBER_OUT_OF_RANGE: msg`Number out of range`,
  RATING_OUT_OF_SCALE: msg`Rating outside the scale`,
  EMAIL_INVALID: msg`Not an e-mail address`,
  VALUE_UNKNOWN: msg`Unknown value`,
  TEXT_TOO_LONG: msg`Text too long`,
  SAME_PERSON: msg`Same person twice`,
  DUPLICATE_IN_FILE: msg`Repeated in the file`,
  PROGRAM_UNKNOWN: msg`Unknown programme`,
  CELL_ERROR: msg`Error of the spreadsheet`,
  REFERENCE_UNKNOWN: msg`Unknown record`,
  ROW_RAGGED: msg`Wrong number of cells`,
  ROW_UNREADABLE: msg`Unreadable row`,
}

export const DATE_FORMAT_NAMES: Record<DateFormat, MessageDescriptor> = {
  ISO: msg`Year first (2026-03-31)`,
  DAY_FIRST: msg`Day first (31.03.2026)`,
  MONTH_FIRST: msg`Month first (03/31/2026)`,
  MONTH_NAME: msg`Month by name (Mar 31, 2026)`,
}

export const RATING_SCALE_NAMES: Record<RatingScale, MessageDescriptor> = {
  ZERO_TO_ONE: msg`0 to 1`,
  ONE_TO_FIVE: msg`1 to 5`,
}
