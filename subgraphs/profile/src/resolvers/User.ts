import { fresh } from "@teei/subgraph-kit"
import type { UserResolvers } from "../generated/resolvers.ts"

export const User: UserResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.user.load(id)),
}
