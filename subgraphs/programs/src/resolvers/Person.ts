import type { PersonResolvers } from "../generated/resolvers.ts"
import { pageOfCompletions, pageOfCredentials, pageOfProgress } from "../pages/courses.ts"
import { pageOfEnrollments } from "../pages/enrollments.ts"

export const Person: PersonResolvers = {
  __resolveReference: async ({ id }) => ({ id }),
  enrollments: ({ id }, args, context) => pageOfEnrollments(context, { personId: id }, args),
  courseCompletions: ({ id }, args, context) => pageOfCompletions(context, { personId: id }, args),
  courseCredentials: ({ id }, args, context) => pageOfCredentials(context, { personId: id }, args),
  courseProgress: ({ id }, args, context) => pageOfProgress(context, { personId: id }, args),
  kintellMember: ({ id }, _args, { load }) => load.kintellMember.load(id),
}
