import { scalarResolvers } from "@teei/subgraph-kit"
import type { Resolvers } from "../generated/resolvers.ts"
import { BuddyCheckIn } from "./BuddyCheckIn.ts"
import { BuddyEvent } from "./BuddyEvent.ts"
import { BuddyFeedback } from "./BuddyFeedback.ts"
import { BuddyMatch } from "./BuddyMatch.ts"
import { Company } from "./Company.ts"
import { CourseCompletion, CourseCredential, CourseProgress } from "./Courses.ts"
import { Enrollment } from "./Enrollment.ts"
import { Import } from "./Import.ts"
import { ImportIssue } from "./ImportIssue.ts"
import { KintellMember, SessionBooking, SessionRating } from "./KintellRecords.ts"
import { Mutation } from "./Mutation.ts"
import { Person } from "./Person.ts"
import { Program } from "./Program.ts"
import { Query } from "./Query.ts"
import { RecordResult } from "./RecordResult.ts"
import { Session } from "./Session.ts"
import { WebhookEndpoint } from "./WebhookEndpoint.ts"
import { WebhookReceipt } from "./WebhookReceipt.ts"

/** Every type with fields of its own making; the rest is answered as it lies in the row. */
export const resolvers: Resolvers = {
  ...scalarResolvers,
  Query,
  Mutation,
  Company,
  Person,
  Program,
  Session,
  BuddyMatch,
  BuddyEvent,
  BuddyCheckIn,
  BuddyFeedback,
  SessionBooking,
  SessionRating,
  KintellMember,
  CourseCompletion,
  CourseCredential,
  CourseProgress,
  Enrollment,
  RecordResult,
  Import,
  ImportIssue,
  WebhookEndpoint,
  WebhookReceipt,
}
