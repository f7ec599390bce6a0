import type { PersonResolvers } from "../generated/resolvers.ts"
import { pageOfEnrollments } from "../pages/enrollments.ts"

export const Person: PersonResolvers = {
  __resolveReference: async ({ id }) => ({ id }),
  enrollments: ({ id }, args, context) => pageOfEnrollments(context, { personId: id }, args),
}
