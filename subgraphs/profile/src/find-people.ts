import { fault } from "@teei/subgraph-kit"
import { maxIdentities } from "./commands/resolve-people.ts"
import type { ProfileContext } from "./context.ts"
import { findPersonIds } from "./data/registry.ts"
import { createVault } from "./data/vault.ts"
import { normaliseEmail } from "./domain/merge-identities.ts"

/** Who of the company has these addresses, in their order; null for an address nobody has. */
export async function findPeople(context: ProfileContext, emails: readonly string[]): Promise<(string | null)[]> {
  if (emails.length > maxIdentities) throw fault("INVALID", `${emails.length} addresses were given; allowed are ${maxIdentities}.`)
  const companyId = context.companyId()
  const vault = createVault(context.secrets.people)
  const hashes = emails.map((email) => vault.hashEmail(companyId, normaliseEmail(email)))
  const known = await context.read((tx) => findPersonIds(tx, "email", hashes))
  return hashes.map((hash) => known.get(hash) ?? null)
}
