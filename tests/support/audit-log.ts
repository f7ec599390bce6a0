import type { Ask, Session } from "./connect.ts"

export type AuditEntry = {
  action: string
  outcome: string
  target: string | null
  actor: { id: string } | null
  actorRole: string
  requestId: string
}

/** The latest entries of the audit log of the session's company, as its administrator sees them; of one request, or of all. */
export async function readAuditLog(ask: Ask, session: Session, requestId?: string): Promise<AuditEntry[]> {
  const { data } = await ask.graphql<{ company: { auditLog: { nodes: AuditEntry[] } } }>(
    session,
    "query ($c: ID!) { company(id: $c) { auditLog(first: 100) { nodes { action outcome target actor { id } actorRole requestId } } } }",
    { c: session.companyId },
  )
  return data.company.auditLog.nodes.filter((entry) => requestId === undefined || entry.requestId === requestId)
}
