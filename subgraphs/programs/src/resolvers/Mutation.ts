import type { Result } from "@teei/subgraph-kit"
import { cancelImport } from "../commands/cancel-import.ts"
import { checkImport } from "../commands/check-import.ts"
import { commitImport } from "../commands/commit-import.ts"
import { createImport } from "../commands/create-import.ts"
import { replayImport } from "../commands/replay-import.ts"
import { undoImport } from "../commands/undo-import.ts"
import { upsertProgram } from "../commands/upsert-program.ts"
import type { ImportRow } from "../data/rows.ts"
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
    const result = await createImport(context, { ...input, system: input.system ?? null, replacesId: input.replacesId ?? null })
    return result.ok ? { ...result.value, userErrors: [] } : { import: null, upload: null, userErrors: result.errors }
  },
  checkImport: async (_root, { input }, context) => {
    const { importId, mapping, format } = input
    return toPayload(
      await checkImport(context, { importId, mapping: toMappingChoice(mapping), format: format ? toFormat(format) : undefined }),
    )
  },
  commitImport: async (_root, { input }, context) => {
    return toPayload(await commitImport(context, { importId: input.importId, policy: input.policy ?? "KEEP_GOOD_ROWS" }))
  },
  undoImport: async (_root, { input }, context) => toPayload(await undoImport(context, input)),
  cancelImport: async (_root, { input }, context) => toPayload(await cancelImport(context, input)),
  replayImport: async (_root, { input }, context) =>
    toPayload(await replayImport(context, { importId: input.importId, mapping: toMappingChoice(input.mapping) })),
}

const toPayload = (result: Result<ImportRow>) =>
  result.ok ? { import: result.value, userErrors: [] } : { import: null, userErrors: result.errors }
