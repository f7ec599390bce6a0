import { fresh } from "@teei/subgraph-kit"
import type { CourseCompletionResolvers, CourseCredentialResolvers, CourseProgressResolvers } from "../generated/resolvers.ts"

export const CourseCompletion: CourseCompletionResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.courseCompletion.load(id)),
  externalRef: ({ externalSystem, externalId }) => ({ system: externalSystem, id: externalId }),
  program: ({ programId }, _args, { load }) => (programId === null ? null : load.program.load(programId)),
  person: ({ personId }) => ({ id: personId }),
  import: ({ importId }, _args, { load }) => load.import.load(importId),
}

export const CourseCredential: CourseCredentialResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.courseCredential.load(id)),
  externalRef: ({ externalSystem, externalId }) => ({ system: externalSystem, id: externalId }),
  program: ({ programId }, _args, { load }) => (programId === null ? null : load.program.load(programId)),
  person: ({ personId }) => ({ id: personId }),
  type: ({ type }) => type as "BADGE",
  import: ({ importId }, _args, { load }) => load.import.load(importId),
}

export const CourseProgress: CourseProgressResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.courseProgress.load(id)),
  externalRef: ({ externalSystem, externalId }) => ({ system: externalSystem, id: externalId }),
  program: ({ programId }, _args, { load }) => (programId === null ? null : load.program.load(programId)),
  person: ({ personId }) => ({ id: personId }),
  status: ({ status }) => status as "ENROLLED",
  import: ({ importId }, _args, { load }) => load.import.load(importId),
}
