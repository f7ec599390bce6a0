import { fresh } from "@teei/subgraph-kit"
import type { SavedViewResolvers } from "../generated/resolvers.ts"

export const SavedView: SavedViewResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.savedView.load(id)),
  owner: ({ ownerId }) => ({ id: ownerId }),
}
