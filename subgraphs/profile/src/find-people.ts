import { type BaseContext, audit, fault } from "@teei/subgraph-kit"
import type { Tx } from "./data/database.ts"
import { findPersonIds } from "./data/registry.ts"
import { createVault } from "./data/vault.ts"
import { normaliseEmail } from "./domain/merge-identities.ts"

/** The most addresses of one call. */
const maxEmails = 10_000

/** Who addresses belong to, in their order; null for addresses nobody has. Makes nobody. One audit entry a call, over the ids found. */
export async function findPeople(context: BaseContext<Tx>, emails: string[]): Promise<(string | null)[]> {
  if (emails.length > maxEmails) throw fault("INVALID", `${emails.length} addresses were given; allowed are ${maxEmails}.`)
  const vault = createVault(context.secrets.people)
  const hashes = emails.map((email) => vault.hashEmail(context.companyId(), normaliseEmail(email)))
  return context.read(async (tx) => {
    const ids = await findPersonIds(tx, "email", hashes)
    await audit(tx, context.viewer, { action: "people.find", outcome: "DONE", target: null, after: [...ids.values()].sort() })
    return hashes.map((hash) => ids.get(hash) ?? null)
  })
}
