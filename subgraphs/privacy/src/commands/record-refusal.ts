import { audit, fault, hasControl } from "@teei/subgraph-kit"
import type { PrivacyContext } from "../context.ts"

type Input = { actorId?: string | null | undefined; actorRole: string; coordinate: string; code: string; requestId: string }

/**
 * Writes down what the gateway refused. The entry speaks of whoever was refused, not of the gateway; the code becomes the action, for example
 * `graph.forbidden`. Texts of the refused request are cut, because whoever is refused chose them.
 */
export async function recordRefusal(context: PrivacyContext, { actorId, actorRole, coordinate, code, requestId }: Input): Promise<boolean> {
  if (!/^[A-Z_]{1,40}$/.test(code)) throw fault("INVALID", `${JSON.stringify(code)} is not an error code.`)
  if ([actorId, actorRole, coordinate, requestId].some((text) => text && hasControl(text)))
    throw fault("INVALID", "Control characters are not allowed.")
  const viewer = { ...context.viewer, userId: actorId ?? null, service: actorRole.slice(0, 40), requestId: requestId.slice(0, 100) }
  await context.read((tx) =>
    audit(tx, viewer, { action: `graph.${code.toLowerCase()}`, outcome: "REFUSED", target: coordinate.slice(0, 200) }),
  )
  return true
}
