import { type Result, newId, ok, problem, refused, runCommand } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { insertEndpoint } from "../data/endpoints.ts"
import type { EndpointRow } from "../data/rows.ts"
import type { WebhookSource } from "../domain/webhooks/read-signature.ts"
import { checkPrograms, checkSecret } from "../webhooks/check-choice.ts"
import { createSecretBox, drawSecret } from "../webhooks/secret-box.ts"

/** Lets a system deliver. The secret is answered once where it is ours; what is stored is sealed. */
export async function createWebhookEndpoint(
  context: ProgramsContext,
  input: { source: WebhookSource; secret?: string | null | undefined; programIds: readonly string[] },
): Promise<Result<{ endpoint: EndpointRow; secret: string | null }>> {
  return runCommand(context, { action: "webhook.create", role: "COMPANY_ADMIN" }, async (tx) => {
    const problems = [...checkSecret(input.secret), ...(await checkPrograms(tx, input.programIds))]
    if (problems.length > 0) return refused(...problems)
    const companyId = context.companyId()
    const id = newId("whe")
    const now = context.clock()
    const secret = input.secret ?? drawSecret()
    const endpoint: EndpointRow = {
      companyId,
      id,
      source: input.source,
      programIds: [...input.programIds],
      isEnabled: true,
      secret: createSecretBox(context.secrets.webhooks).seal(companyId, id, secret),
      secretSince: now,
      previousSecret: null,
      previousUntil: null,
      createdAt: now,
    }
    if (!(await insertEndpoint(tx, endpoint))) {
      const message = `${input.source} has an endpoint already. Change its secret with rotateWebhookSecret, or resume it with updateWebhookEndpoint.`
      return refused(problem("input.source", "TAKEN", message))
    }
    return ok({ value: { endpoint, secret: input.secret ? null : secret }, audit: { target: id, after: endpoint } })
  })
}
