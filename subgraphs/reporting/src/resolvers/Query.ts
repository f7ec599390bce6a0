import type { QueryResolvers } from "../generated/resolvers.ts"

export const Query: QueryResolvers = {
  savedView: (_root, { id }, { load }) => load.savedView.load(id),
}
