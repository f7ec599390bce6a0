import type { MessageDescriptor } from "@lingui/core"
import { msg } from "@lingui/core/macro"
import type { CommitPolicy, DateFormat, ImportChannel, ImportIssueCode, ImportStatus, RatingScale } from "../../gql/graphql.ts"

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

export const CHANNEL_NAMES: Record<ImportChannel, MessageDescriptor> = {
  FILE: msg`File`,
  WEBHOOK: msg`Webhook`,
  API: msg`API`,
}

export const POLICY_NAMES: Record<CommitPolicy, MessageDescriptor> = {
  KEEP_GOOD_ROWS: msg`Import the good rows`,
  ALL_OR_NOTHING_PER_PERSON: msg`All or nothing for each person`,
  REJECT_ALL: msg`All or nothing`,
}
