import type { GraphPort, SubgraphName, SubgraphPort } from "./subgraph.ts"
import { serviceViewer } from "./viewer.ts"

/** The way from one subgraph to another, over whatever ports the composition root has: in this process or over HTTP. */
export function createGraphPort(caller: string, portOf: (name: SubgraphName) => SubgraphPort): GraphPort {
  return async <Data>(
    name: SubgraphName,
    request: { query: string; variables?: Record<string, unknown>; companyId: string | null; requestId: string },
  ) => {
    const result = await portOf(name).execute({
      query: request.query,
      variables: request.variables,
      viewer: serviceViewer(caller, request.companyId, request.requestId),
    })
    if (result.errors?.length || !result.data) throw new Error(`${name} answered: ${result.errors?.[0]?.message ?? "nothing"}`)
    return result.data as Data
  }
}
