import { type SubgraphPort, errorCodes, serviceViewer } from "@teei/subgraph-kit"
import { refusal } from "../errors.ts"

/** What a route wants of a subgraph. */
export type Question = { query: string; variables: Record<string, unknown>; companyId: string | null; requestId: string }

/** Asks a subgraph on behalf of a route, as the gateway itself. Its refusals are passed on; a fault is UNAVAILABLE. */
export async function askPort<Data>(port: SubgraphPort, { query, variables, companyId, requestId }: Question): Promise<Data> {
  const { data, errors } = await port
    .execute({ query, variables, viewer: serviceViewer("gateway", companyId, requestId) })
    .catch(() => ({ data: null, errors: undefined }))
  const [error] = errors ?? []
  const code = errorCodes.find((known) => known === error?.extensions["code"])
  if (error && code && code !== "INTERNAL") throw refusal(code, error.message)
  if (error || !data) throw refusal("UNAVAILABLE", `The ${port.name} service does not answer. Try again.`)
  return data as Data
}
