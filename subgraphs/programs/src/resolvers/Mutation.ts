import { checkImport } from "../commands/check-import.ts"
import { commitImport } from "../commands/commit-import.ts"
import { createImport } from "../commands/create-import.ts"
import { upsertProgram } from "../commands/upsert-program.ts"
import type { MutationResolvers } from "../generated/resolvers.ts"
import { openErrorFile } from "../commands/open-error-file.ts"
import { toFormat } from "../pages/to-format.ts"
import { toMappingChoice } from "../pages/to-mapping-choice.ts"

export const Mutation: MutationResolvers = {
  _openErrorFile: (_root, { importId, userId }, context) => openErrorFile(context, importId, userId),
  upsertProgram: async (_root, { input }, context) => {
    const result = await upsertProgram(context, input)
    return result.ok ? { program: result.value, userErrors: [] } : { program: null, userErrors: result.errors }
  },
  createImport: async (_root, { input }, context) => {
    const result = await createImport(context, input)
    return result.ok ? { ...result.value, userErrors: [] } : { import: null, upload: null, userErrors: result.errors }
  },
  checkImport: async (_root, { input }, context) => {
    const { importId, mapping, format } = input
    const result = await checkImport(context, {
      importId,
      mapping: toMappingChoice(mapping),
      format: format ? toFormat(format) : undefined,
    })
    return result.ok ? { import: result.value, userErrors: [] } : { import: null, userErrors: result.errors }
  },
  commitImport: async (_root, { input }, context) => {
    const result = await commitImport(context, { importId: input.importId, policy: input.policy ?? "KEEP_GOOD_ROWS" })
    return result.ok ? { import: result.value, userErrors: [] } : { import: null, userErrors: result.errors }
  },
}
