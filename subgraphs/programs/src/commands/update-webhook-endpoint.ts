import { type Result, ok, problem, refused, runCommand } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { lockEndpoint, updateEndpoint } from "../data/endpoints.ts"
import type { EndpointRow } from "../data/rows.ts"
import { checkPrograms } from "../webhooks/check-choice.ts"

/** Changes an endpoint; what is left out stays. Said twice, the second time changes nothing. */
export async function updateWebhookEndpoint(
  context: ProgramsContext,
  input: { endpointId: string; programIds?: readonly string[] | null | undefined; isEnabled?: boolean | null | undefined },
): Promise<Result<EndpointRow>> {
  return runCommand(context, { action: "webhook.update", role: "COMPANY_ADMIN" }, async (tx) => {
    const companyId = context.companyId()
    const known = await lockEndpoint(tx, companyId, input.endpointId)
    if (!known) return refused(problem("input.endpointId", "NOT_FOUND", `There is no endpoint ${input.endpointId}.`))
    const problems = await checkPrograms(tx, input.programIds ?? [])
    if (problems.length > 0) return refused(...problems)
    const endpoint = await updateEndpoint(tx, companyId, known.id, {
      programIds: [...(input.programIds ?? known.programIds)],
      isEnabled: input.isEnabled ?? known.isEnabled,
    })
    return ok({ value: endpoint, audit: { target: known.id, before: known, after: endpoint } })
  })
}
