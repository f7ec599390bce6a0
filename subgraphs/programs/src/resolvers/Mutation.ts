import { checkImport } from "../commands/check-import.ts"
import { commitImport } from "../commands/commit-import.ts"
import { createImport } from "../commands/create-import.ts"
import { upsertProgram } from "../commands/upsert-program.ts"
import type { MutationResolvers } from "../generated/resolvers.ts"
import { toMappingChoice } from "../pages/to-mapping-choice.ts"

export const Mutation: MutationResolvers = {
  upsertProgram: async (_root, { input }, context) => {
    const result = await upsertProgram(context, input)
    return result.ok ? { program: result.value, userErrors: [] } : { program: null, userErrors: result.errors }
  },
  createImport: async (_root, { input }, context) => {
    const result = await createImport(context, input)
    return result.ok ? { ...result.value, userErrors: [] } : { import: null, upload: null, userErrors: result.errors }
  },
  checkImport: async (_root, { input }, context) => {
    const result = await checkImport(context, { importId: input.importId, mapping: toMappingChoice(input.mapping) })
    return result.ok ? { import: result.value, userErrors: [] } : { import: null, userErrors: result.errors }
  },
  commitImport: async (_root, { input }, context) => {
    const result = await commitImport(context, { importId: input.importId, policy: input.policy ?? "KEEP_GOOD_ROWS" })
    return result.ok ? { import: result.value, userErrors: [] } : { import: null, userErrors: result.errors }
  },
}
