import { serviceViewer } from "@teei/subgraph-kit"
import type { SubgraphPort } from "@teei/subgraph-kit"
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

export function accounts(profile: SubgraphPort): Accounts {
  const find = async (key: AccountKey, requestId: string): Promise<Account | null> => {
    const { data, errors } = await profile
      .execute({ query, operationName: "Account", variables: { ...key }, viewer: serviceViewer("gateway", null, requestId) })
      .catch(() => Promise.reject(unavailable(requestId)))
    const answer = z.object({ _account: record.nullable() }).safeParse(data)
    if (errors?.length || !answer.success) throw unavailable(requestId)
    return answer.data._account
  }
  const cache = new LRUCache<string, { account: Account | null }, string>({
    max: 10_000,
    ttl: 30_000,
    fetchMethod: async (id, _stale, { context }) => ({ account: await find({ id }, context) }),
    // Profile being down must not sign everybody out. What was known is used as long as the access token lives, 15 minutes at most.
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
  })
  return {
    find,
    async byId(id, requestId) {
      const known = await cache.fetch(id, { context: requestId })
      // Nothing, not even something old: the cache keeps the reason to itself.
      if (!known) throw unavailable(requestId)
      return known.account
    },
  }
}
