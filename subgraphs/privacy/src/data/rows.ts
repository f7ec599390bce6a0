/** An entity of which only the id is known here. */
export type Ref = { id: string }

export type AuditOutcome = "DONE" | "REFUSED"
export type ConsentPurpose = "PROGRAM" | "ANALYTICS" | "EVIDENCE" | "SHARING"

export type AuditRow = {
  id: string
  at: Date
  actorId: string | null
  actorRole: string
  action: string
  outcome: AuditOutcome
  target: string | null
  requestId: string
  beforeHash: string | null
  afterHash: string | null
}

export type ConsentRow = {
  id: string
  personId: string
  purpose: ConsentPurpose
  isGiven: boolean
  textVersion: string
  method: string
  at: Date
}
