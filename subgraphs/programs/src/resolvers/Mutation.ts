import { type Result, type UserProblem, toPayload as toNamedPayload } from "@teei/subgraph-kit"
import { cancelImport } from "../commands/cancel-import.ts"
import { checkImport } from "../commands/check-import.ts"
import { commitImport } from "../commands/commit-import.ts"
import { createImport } from "../commands/create-import.ts"
import { createWebhookEndpoint } from "../commands/create-webhook-endpoint.ts"
import { receiveDeliveries } from "../commands/receive-deliveries.ts"
import { replayImport } from "../commands/replay-import.ts"
import { replayDeadReceipts, replayReceipt } from "../commands/replay-receipts.ts"
import { rotateWebhookSecret } from "../commands/rotate-webhook-secret.ts"
import { undoImport } from "../commands/undo-import.ts"
import { updateWebhookEndpoint } from "../commands/update-webhook-endpoint.ts"
import { upsertProgram } from "../commands/upsert-program.ts"
import { upsertRecords } from "../commands/upsert-records.ts"
import type { ImportRow } from "../data/rows.ts"
import type { DeliveryHeaders } from "../domain/webhooks/read-signature.ts"
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
  upsertRecord: async (_root, { input }, context) => {
    const { source, fields, ratingScale = null } = input
    const result = await upsertRecords(context, { source, ratingScale, policy: "REJECT_ALL", records: [fields] })
    if (!result.ok) return { result: null, userErrors: result.errors.map(withoutIndex) }
    return { result: result.value.results[0] ?? null, userErrors: [] }
  },
  upsertRecords: async (_root, { input }, context) => {
    const { source, records, ratingScale = null, policy } = input
    const result = await upsertRecords(context, {
      source,
      ratingScale,
      policy: policy ?? "KEEP_GOOD_ROWS",
      records: records.map(({ fields }) => fields),
    })
    return result.ok ? { results: result.value.results, userErrors: result.value.problems } : { results: [], userErrors: result.errors }
  },
  undoImport: async (_root, { input }, context) => toPayload(await undoImport(context, input)),
  cancelImport: async (_root, { input }, context) => toPayload(await cancelImport(context, input)),
  replayImport: async (_root, { input }, context) =>
    toPayload(await replayImport(context, { importId: input.importId, mapping: toMappingChoice(input.mapping) })),
  createWebhookEndpoint: async (_root, { input }, context) => {
    const result = await createWebhookEndpoint(context, { ...input, programIds: input.programIds ?? [] })
    return result.ok ? { ...result.value, userErrors: [] } : { endpoint: null, secret: null, userErrors: result.errors }
  },
  updateWebhookEndpoint: async (_root, { input }, context) => toNamedPayload("endpoint", await updateWebhookEndpoint(context, input)),
  rotateWebhookSecret: async (_root, { input }, context) => {
    const result = await rotateWebhookSecret(context, { ...input, overlapHours: input.overlapHours ?? 24 })
    return result.ok ? { ...result.value, userErrors: [] } : { endpoint: null, secret: null, userErrors: result.errors }
  },
  disableWebhookEndpoint: async (_root, { input: { endpointId } }, context) =>
    toNamedPayload("endpoint", await updateWebhookEndpoint(context, { endpointId, isEnabled: false })),
  replayWebhookReceipt: async (_root, { input }, context) => toNamedPayload("receipt", await replayReceipt(context, input)),
  replayDeadWebhookReceipts: async (_root, { input }, context) => toNamedPayload("count", await replayDeadReceipts(context, input)),
  _receiveDeliveries: (_root, { deliveries }, context) =>
    receiveDeliveries(
      context,
      deliveries.map(({ source, headers, body }) => ({ source, body, headers: headers as DeliveryHeaders })),
    ),
}

/** One record has no list it stands in. */
const withoutIndex = (error: UserProblem): UserProblem => ({
  ...error,
  field: error.field?.[1] === "records" ? ["input", ...error.field.slice(3)] : error.field,
})

const toPayload = (result: Result<ImportRow>) =>
  result.ok ? { import: result.value, userErrors: [] } : { import: null, userErrors: result.errors }
