import type { ProgramsContext } from "../context.ts"
import type { Tx } from "../data/database.ts"
import { listEndpoints } from "../data/endpoints.ts"
import { type SigningKey, toSigningKey } from "./is-signed.ts"
import { createSecretBox } from "./secret-box.ts"

/** The secrets each enabled endpoint accepts now: the present one, and the one before while their time overlaps. */
export async function activeSecrets(
  tx: Tx,
  { secrets: { webhooks } }: Pick<ProgramsContext, "secrets">,
  now: Date,
): Promise<Map<string, SigningKey[]>> {
  const box = createSecretBox(webhooks)
  return new Map(
    (await listEndpoints(tx)).map(({ companyId, id, source, isEnabled, secret, previousSecret, previousUntil }) => {
      const isOverlap = previousSecret !== null && previousUntil !== null && previousUntil > now
      const sealed = !isEnabled ? [] : isOverlap ? [secret, previousSecret] : [secret]
      return [source, sealed.map((one) => toSigningKey(box.open(companyId, id, one)))]
    }),
  )
}
