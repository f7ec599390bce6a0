import { noCompany, serviceViewer } from "@teei/subgraph-kit"
import type { SubgraphPort } from "@teei/subgraph-kit"
import { LRUCache } from "lru-cache"
import { z } from "zod"

/** Which company a slug names; `noCompany` for none. Rejects when profile does not answer. */
export type FindCompany = (slug: string, requestId: string) => Promise<string>

const query = "query CompanyId($slug: String!) { _companyId(slug: $slug) }"
const answer = z.object({ _companyId: z.string().nullable() })
/** A slug never changes hands, so what was found holds long; what was not found may be made any moment. */
const kept = { foundMs: 10 * 60_000, missedMs: 5_000 }

/** Asks profile, once for all who ask at the same time. */
export function companies(profile: SubgraphPort): FindCompany {
  const found = new LRUCache<string, string>({ max: 10_000, ttl: kept.foundMs })
  const asked = new Map<string, Promise<string>>()
  const ask = async (slug: string, requestId: string): Promise<string> => {
    const { data, errors } = await profile.execute({
      query,
      operationName: "CompanyId",
      variables: { slug },
      viewer: serviceViewer("gateway", null, requestId),
    })
    const read = answer.safeParse(data)
    if (errors?.length || !read.success) throw new Error("profile did not say which company a slug names")
    const id = read.data._companyId ?? noCompany
    found.set(slug, id, { ttl: id === noCompany ? kept.missedMs : kept.foundMs })
    return id
  }
  return (slug, requestId) => {
    const id = found.get(slug)
    if (id !== undefined) return Promise.resolve(id)
    const running = asked.get(slug) ?? ask(slug, requestId).finally(() => asked.delete(slug))
    asked.set(slug, running)
    return running
  }
}
