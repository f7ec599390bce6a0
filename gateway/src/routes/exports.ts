import { Readable } from "node:stream"
import { type SubgraphPort, verifyDownload } from "@teei/subgraph-kit"
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { refusal } from "../errors.ts"
import { askPort } from "./ask-port.ts"
import { attachment } from "./attachment.ts"

const query = z.object({
  company: z.string(),
  user: z.string(),
  expires: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number),
  signature: z.string(),
})

const opening = `mutation OpenErrorFile($id: ID!, $userId: ID!) { _openErrorFile(importId: $id, userId: $userId) { fileName text checkNo } }`
const rows = `query ErrorRows($id: ID!, $after: Int!, $checkNo: Int!) { _errorRows(importId: $id, after: $after, checkNo: $checkNo) { text last } }`

type Page = { _errorRows: { text: string; last: number | null } }
type Head = { fileName: string; text: string; checkNo: number }

/** `GET /exports/{id}`: streams an import's error file, for whoever holds a signed address. It is made page by page as it is taken. */
export function exportRoute(
  app: FastifyInstance,
  { programs, secret, clock }: { programs: SubgraphPort; secret: string; clock: () => Date },
): void {
  app.get<{ Params: { id: string } }>("/exports/:id", async (request, reply) => {
    const { id } = request.params
    const grant = query.safeParse(request.query)
    if (!grant.success || !verifyDownload({ id, ...grant.data }, secret, clock())) {
      throw refusal("FORBIDDEN", "This address is not signed by us, or it has expired. Ask for a new one.")
    }
    const { company: companyId, user: userId } = grant.data
    const asked = { companyId, requestId: request.id }
    const { _openErrorFile: head } = await askPort<{ _openErrorFile: Head | null }>(programs, {
      ...asked,
      query: opening,
      variables: { id, userId },
    })
    if (head === null) throw refusal("NOT_FOUND", "There are no rows to mend, or the time to mend them is over.")
    const content = async function* () {
      yield head.text
      let after: number | null = 0
      while (after !== null) {
        const page: Page = await askPort<Page>(programs, { ...asked, query: rows, variables: { id, after, checkNo: head.checkNo } })
        yield page._errorRows.text
        after = page._errorRows.last
      }
    }
    return reply
      .headers({ ...attachment(head.fileName), "content-type": "text/csv; charset=utf-8", "cache-control": "no-store" })
      .send(Readable.from(content(), { objectMode: false }))
  })
}
