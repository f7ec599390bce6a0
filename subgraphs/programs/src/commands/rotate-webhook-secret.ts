import { type Result, ok, problem, refused, runCommand } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { lockEndpoint, updateEndpoint } from "../data/endpoints.ts"
import type { EndpointRow } from "../data/rows.ts"
import { checkSecret } from "../webhooks/check-choice.ts"
import { createSecretBox, drawSecret } from "../webhooks/secret-box.ts"

const mostHours = 168

/** Puts another secret in the place of the present one, which goes on being accepted for the hours given. An older one still accepted ends now. */
export async function rotateWebhookSecret(
  context: ProgramsContext,
  input: { endpointId: string; secret?: string | null | undefined; overlapHours: number },
): Promise<Result<{ endpoint: EndpointRow; secret: string | null }>> {
  return runCommand(context, { action: "webhook.rotate", role: "COMPANY_ADMIN" }, async (tx) => {
    const companyId = context.companyId()
    const known = await lockEndpoint(tx, companyId, input.endpointId)
    if (!known) return refused(problem("input.endpointId", "NOT_FOUND", `There is no endpoint ${input.endpointId}.`))
    const problems = checkSecret(input.secret)
    if (input.overlapHours < 0 || input.overlapHours > mostHours) {
      problems.push(problem("input.overlapHours", "INVALID", `\`overlapHours\` is ${input.overlapHours}; allowed are 0 to ${mostHours}.`))
    }
    if (problems.length > 0) return refused(...problems)
    const now = context.clock()
    const secret = input.secret ?? drawSecret()
    const endpoint = await updateEndpoint(tx, companyId, known.id, {
      secret: createSecretBox(context.secrets.webhooks).seal(companyId, known.id, secret),
      secretSince: now,
      previousSecret: known.secret,
      previousUntil: new Date(now.getTime() + input.overlapHours * 3_600_000),
    })
    return ok({ value: { endpoint, secret: input.secret ? null : secret }, audit: { target: known.id, before: known, after: endpoint } })
  })
}
