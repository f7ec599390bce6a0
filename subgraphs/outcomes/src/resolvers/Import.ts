import { findImportEffect } from "../figures/find-import-effect.ts"
import type { ImportResolvers } from "../generated/resolvers.ts"

export const Import: ImportResolvers = {
  __resolveReference: async ({ id }) => ({ id }),
  rowsInFigures: ({ id }, _args, { load }) => load.countedRows.load(id),
  effect: ({ id }, { period }, context) => findImportEffect(context, id, period),
}
