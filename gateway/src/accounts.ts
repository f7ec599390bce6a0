import { serviceViewer } from "@teei/subgraph-kit"
import type { Cache, SubgraphPort } from "@teei/subgraph-kit"
import { LRUCache } from "lru-cache"
import { z } from "zod"
import { refusal } from "./errors.ts"

const role = z.enum(["VIEWER", "COMPANY_USER", "COMPANY_ADMIN", "SUPER_ADMIN"])
const record = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), locale: z.string() }),
  grants: z.array(z.object({ companyId: z.string(), companySlug: z.string(), companyName: z.string(), role })),
})

/** An account and what it may do where, as profile keeps it. */
export type Account = z.infer<typeof record>
export type AccountKey = { id?: string; email?: string; companySlug?: string }

export type Accounts = {
  /** Asks profile now. Null when there is no such account; rejects with UNAVAILABLE when profile does not answer. */
  find(key: AccountKey, requestId: string): Promise<Account | null>
  /** Memberships as they were at most 30 seconds ago; older only while profile does not answer. */
  byId(id: string, requestId: string): Promise<Account | null>
}

const query = `query Account($id: ID, $email: String, $companySlug: String) {
  _account(id: $id, email: $email, companySlug: $companySlug) {
    user { id name email locale }
    grants { companyId companySlug companyName role }
  }
}`

const unavailable = (requestId: string) =>
  refusal("UNAVAILABLE", "The profile service does not answer, so nobody can be signed in.", { requestId })

export function accounts(profile: SubgraphPort, cache: Cache): Accounts {
  const find = async (key: AccountKey, requestId: string): Promise<Account | null> => {
    const { data, errors } = await profile
      .execute({ query, operationName: "Account", variables: { ...key }, viewer: serviceViewer("gateway", null, requestId) })
      .catch(() => Promise.reject(unavailable(requestId)))
    const answer = z.object({ _account: record.nullable() }).safeParse(data)
    if (errors?.length || !answer.success) throw unavailable(requestId)
    return answer.data._account
  }
  // Profile being down must not sign everybody out. What was known is used as long as an access token lives, 15 minutes at most.
  const lastKnown = new LRUCache<string, { account: Account | null }>({ max: 10_000, ttl: 15 * 60_000 })
  return {
    find,
    async byId(id, requestId) {
      try {
        const account = await cache.get(`account:${id}`, { tags: [`account:${id}`], ttlMs: 30_000 }, () => find({ id }, requestId))
        lastKnown.set(id, { account })
        return account
      } catch (error) {
        const known = lastKnown.get(id)
        if (!known) throw error
        return known.account
      }
    },
  }
}
