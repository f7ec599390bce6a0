import { toPayload } from "@teei/subgraph-kit"
import { deleteView } from "../commands/delete-view.ts"
import { saveView } from "../commands/save-view.ts"
import type { MutationResolvers } from "../generated/resolvers.ts"

export const Mutation: MutationResolvers = {
  saveView: async (_root, { input }, context) => toPayload("savedView", await saveView(context, input)),
  deleteView: async (_root, { input }, context) => toPayload("deletedId", await deleteView(context, input)),
}
