import { serviceViewer } from "@teei/subgraph-kit"
import type { SubgraphPort, Viewer } from "@teei/subgraph-kit"
import type { Logger } from "pino"

/** Somebody was refused, or asked by id for what is not in their company. */
export type Refusal = { viewer: Viewer | null; code: string; paths: string[]; requestId: string }

const timeoutMs = 2000
const mutation = "mutation RecordRefusal($input: RecordRefusalInput!) { _recordRefusal(input: $input) }"

/**
 * Writes refusals to the audit log of the viewer's own company, never of the company that was refused: nobody may write into a log that is not
 * theirs. Waits at most two seconds; when it cannot be written it is logged, and the refusal stands.
 */
export function refusalRecorder(privacy: SubgraphPort, log: Logger): (refusal: Refusal) => Promise<void> {
  return async ({ viewer, code, paths, requestId }) => {
    log.warn({ requestId, code, paths, actorId: viewer?.userId ?? null }, "refused")
    const companyId = viewer?.companyId ?? viewer?.memberships[0]?.companyId ?? null
    if (viewer === null || companyId === null) return
    const input = { actorId: viewer.userId, actorRole: viewer.role, coordinate: paths.join(", ").slice(0, 200), code, requestId }
    const recorded = privacy.execute({
      query: mutation,
      operationName: "RecordRefusal",
      variables: { input },
      viewer: serviceViewer("gateway", companyId, requestId),
    })
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`The audit log did not answer within ${timeoutMs} ms.`)), timeoutMs)
    })
    try {
      const { errors } = await Promise.race([recorded, late])
      if (errors?.length) log.error({ requestId, errors }, "a refusal could not be recorded")
    } catch (error) {
      log.error({ requestId, err: error }, "a refusal could not be recorded")
    } finally {
      clearTimeout(timer)
    }
  }
}
