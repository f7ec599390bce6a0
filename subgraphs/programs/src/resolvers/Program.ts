import { fresh } from "@teei/subgraph-kit"
import type { ProgramResolvers } from "../generated/resolvers.ts"
import { pageOfBookings } from "../pages/bookings.ts"
import { pageOfCompletions, pageOfCredentials, pageOfProgress } from "../pages/courses.ts"
import { pageOfEnrollments } from "../pages/enrollments.ts"
import { pageOfMatches } from "../pages/matches.ts"
import { pageOfSessions } from "../pages/sessions.ts"
import { toDay } from "../pages/to-day.ts"

export const Program: ProgramResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.program.load(id)),
  externalRef: ({ externalSystem, externalId }) => ({ system: externalSystem, id: externalId }),
  kind: ({ kind }) => kind as "LANGUAGE",
  startsOn: ({ startsOn }) => toDay(startsOn),
  endsOn: ({ endsOn }) => endsOn && toDay(endsOn),
  annualCost: ({ annualCost, annualCostCurrency }) =>
    annualCost && annualCostCurrency ? { amount: annualCost, currency: annualCostCurrency } : null,
  sessions: ({ id }, args, context) => pageOfSessions(context, id, args),
  buddyMatches: ({ id }, args, context) => pageOfMatches(context, id, args),
  bookings: ({ id }, args, context) => pageOfBookings(context, id, args),
  courseCompletions: ({ id }, args, context) => pageOfCompletions(context, { programId: id }, args),
  courseCredentials: ({ id }, args, context) => pageOfCredentials(context, { programId: id }, args),
  courseProgress: ({ id }, args, context) => pageOfProgress(context, { programId: id }, args),
  enrollments: ({ id }, args, context) => pageOfEnrollments(context, { programId: id }, args),
}
