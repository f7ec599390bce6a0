import type { PersonResolvers } from "../generated/resolvers.ts"

export const Person: PersonResolvers = {
  __resolveReference: async ({ id }) => ({ id }),
  consents: ({ id }, _args, { load }) => load.consentsOf.load(id),
}
