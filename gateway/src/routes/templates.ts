import type { SubgraphPort } from "@teei/subgraph-kit"
import type { FastifyInstance } from "fastify"
import { refusal } from "../errors.ts"
import { askPort } from "./ask-port.ts"
import { attachment } from "./attachment.ts"

const mediaTypes: Record<string, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
const query = `query Template($source: String!, $locale: String!, $type: String!) {
  _importTemplate(source: $source, locale: $locale, type: $type) { fileName content } }`

/** `GET /templates/{source}.csv` and `.xlsx`: headings and three sample rows, in the language `lang` says. Open to everybody. */
export function templateRoute(app: FastifyInstance, programs: SubgraphPort): void {
  app.get<{ Params: { file: string }; Querystring: { lang?: unknown } }>("/templates/:file", async (request, reply) => {
    const { lang } = request.query
    const [, source = "", type = ""] = /^([A-Z_]{1,40})\.(csv|xlsx)$/.exec(request.params.file) ?? []
    const { _importTemplate: template } = await askPort<{ _importTemplate: { fileName: string; content: string } | null }>(programs, {
      query,
      variables: { source, locale: typeof lang === "string" ? lang : "en", type },
      companyId: null,
      requestId: request.id,
    })
    if (template === null) throw refusal("NOT_FOUND", "There is no such template; the graph lists them as `importTemplates`.")
    const { fileName, content } = template
    return reply
      .headers({ ...attachment(fileName), "content-type": mediaTypes[type] ?? "", "cache-control": "public, max-age=3600" })
      .send(Buffer.from(content, "base64"))
  })
}
