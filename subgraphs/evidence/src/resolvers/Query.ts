import type { QueryResolvers } from "../generated/resolvers.ts"

export const Query: QueryResolvers = {
  evidenceSnippet: (_root, { id }, { load }) => load.snippet.load(id),
}
