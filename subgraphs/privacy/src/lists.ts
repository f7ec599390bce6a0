import { type Connection, decodeCursor, encodeCursor, fault, hasControl, pageSize, toConnection } from "@teei/subgraph-kit"
import type { PrivacyContext } from "./context.ts"
import { type AuditCondition, listAuditPage } from "./data/audit-entries.ts"
import type { AuditRow } from "./data/rows.ts"

type Page = { first: number; after?: string | null | undefined; filter?: AuditCondition | null | undefined }

/** The most actions `in` may name. */
const maxActions = 100

/** The company's audit log, latest first. */
export async function pageOfAuditLog(context: PrivacyContext, { first, after, filter }: Page): Promise<Connection<AuditRow>> {
  const [beforeId] = decodeCursor(after, 1) ?? []
  const size = pageSize(first)
  const condition = filter ?? {}
  refuseMistakes(condition)
  const rows = await context.read((tx) => listAuditPage(tx, condition, size + 1, beforeId === undefined ? null : String(beforeId)))
  return toConnection(rows, size, beforeId !== undefined, ({ id }) => encodeCursor([id]))
}

function refuseMistakes({ action }: AuditCondition): void {
  const texts = [action?.eq, action?.contains, ...(action?.in ?? [])]
  if (texts.length > maxActions + 2)
    throw fault("INVALID", `\`filter.action.in\` names ${texts.length - 2} actions; allowed are ${maxActions}.`)
  if (texts.some((text) => text && hasControl(text)))
    throw fault("INVALID", "`filter.action` holds control characters; only ordinary text is allowed.")
}
