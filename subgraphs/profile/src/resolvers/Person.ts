import { fresh } from "@teei/subgraph-kit"
import { toJourney } from "../domain/journey.ts"
import type { PersonResolvers } from "../generated/resolvers.ts"

export const Person: PersonResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.person.load(id)),
  journey: (person) => toJourney(person),
  milestones: ({ id }, _args, { load }) => load.milestones.load(id),
  externalRefs: ({ id }, _args, { load }) => load.externalRefs.load(id),
  name: async ({ id }, _args, { load }) => (await load.pii.load(id))?.name ?? null,
  email: async ({ id }, _args, { load }) => (await load.pii.load(id))?.email ?? null,
}
