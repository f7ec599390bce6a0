import { fresh } from "@teei/subgraph-kit"
import type { EnrollmentResolvers } from "../generated/resolvers.ts"

export const Enrollment: EnrollmentResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.enrollment.load(id)),
  person: ({ personId }) => ({ id: personId }),
  program: async ({ programId }, _args, { load }) => {
    const program = await load.program.load(programId)
    if (program === null) throw new Error("an enrolment's programme is missing")
    return program
  },
  kind: ({ kind }) => kind as "PARTICIPANT",
}
