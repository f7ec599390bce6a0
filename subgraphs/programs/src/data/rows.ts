import type { Connection } from "@teei/subgraph-kit"
import type {
  BuddyCheckin,
  BuddyEvent,
  BuddyFeedback,
  BuddyMatch,
  CourseCompletion,
  CourseCredential,
  CourseProgress,
  Enrollment,
  Import,
  ImportIssue,
  KintellUser,
  Program,
  Session,
  SessionBooking,
  SessionRating,
  WebhookEndpoint,
  WebhookReceipt,
} from "../generated/prisma/client.ts"

/** A reference to an entity another subgraph owns. */
export type Ref = { id: string }

export type ProgramRow = Program
export type SessionRow = Session
export type EnrollmentRow = Enrollment
export type ImportRow = Import
export type ImportIssueRow = ImportIssue
/** A problem as it is kept, or as a preview finds it. */
export type IssueLike = ImportIssueRow | { row: number; column: string | null; value: string | null; code: string; message: string }
export type BuddyMatchRow = BuddyMatch
export type BuddyEventRow = BuddyEvent
export type BuddyCheckinRow = BuddyCheckin
export type BuddyFeedbackRow = BuddyFeedback
export type CourseCompletionRow = CourseCompletion
export type CourseCredentialRow = CourseCredential
export type CourseProgressRow = CourseProgress
export type KintellUserRow = KintellUser
export type SessionBookingRow = SessionBooking
export type SessionRatingRow = SessionRating
export type EndpointRow = WebhookEndpoint
export type ReceiptRow = Omit<WebhookReceipt, "body">

/** A page that can count its whole list when asked. */
export type CountedPage<Row> = Connection<Row> & { totalCount(): Promise<number> }
export type ProgramPage = CountedPage<ProgramRow>
export type SessionPage = CountedPage<SessionRow>
export type BuddyMatchPage = CountedPage<BuddyMatchRow>
export type ImportIssuePage = CountedPage<ImportIssueRow>
export type ReceiptPage = CountedPage<ReceiptRow>
