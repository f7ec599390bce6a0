import type { Ask, Session } from "./connect.ts"

export const headlines = ["participants", "volunteers", "sessions", "volunteerHours", "averageRating", "sroi", "vis"] as const
export type Headline = (typeof headlines)[number]

export type Step = { id: string; label: string; op: string; operands: string[]; value: string; unit: string; source: string | null }
export type Lineage = {
  formula: string
  steps: Step[]
  sources: { importId: string; fileName: string; sha256: string | null; channel: string; rows: number }[]
  excluded: { reason: string; count: number; unit: string }[]
}
export type Figure = {
  id: string
  value: string | null
  unit: string
  status: string
  reason: string | null
  n: number | null
  asOf: string | null
  metric: { key: string; version: number }
  period: { start: string; end: string }
  lineage: Lineage
}
export type Impact = Record<Headline, Figure>

/** Everything a figure says of itself. */
export const figureFields = `id value unit status reason n asOf metric { key version } period { start end }
  lineage { formula steps { id label op operands value unit source } sources { importId fileName sha256 channel rows } excluded { reason count unit } }`

const selection = headlines.map((name) => `${name} { ...F }`).join(" ")

/** The headline figures of a period, of all programmes or of one. */
export async function readImpact(ask: Ask, session: Session, period: object, programId?: string): Promise<Impact> {
  const { data } = await ask.graphql<{ companyImpact: Impact }>(
    session,
    `query ($c: ID!, $p: PeriodInput!, $f: ImpactFilter) { companyImpact(companyId: $c, period: $p, filter: $f) { ${selection} } } fragment F on Figure { ${figureFields} }`,
    { c: session.companyId, p: period, f: programId === undefined ? null : { programIds: [programId] } },
  )
  return data.companyImpact
}

/** The headline figures of each programme by the reference it has in its source. */
export async function readImpactByProgram(ask: Ask, session: Session, period: object): Promise<Map<string, Impact>> {
  const { data } = await ask.graphql<{ company: { programs: { nodes: { externalRef: { id: string }; impact: Impact }[] } } }>(
    session,
    `query ($c: ID!, $p: PeriodInput!) { company(id: $c) { programs(first: 10) { nodes { externalRef { id } impact(period: $p) { ${selection} } } } } }
     fragment F on Figure { ${figureFields} }`,
    { c: session.companyId, p: period },
  )
  return new Map(data.company.programs.nodes.map(({ externalRef, impact }) => [externalRef.id, impact]))
}

/** Computes figures anew from their ids, at most 20 at once. */
export async function readFigures(ask: Ask, session: Session, ids: string[]): Promise<(Figure | null)[]> {
  const fields = ids.map((id, at) => `f${at}: figure(id: ${JSON.stringify(id)}) { ...F }`)
  const { data } = await ask.graphql<Record<string, Figure | null>>(
    session,
    `{ ${fields.join(" ")} } fragment F on Figure { ${figureFields} }`,
  )
  return ids.map((_, at) => data[`f${at}`] ?? null)
}

/** Ids of the company's programmes by the reference they have in their source. */
export async function readPrograms(ask: Ask, session: Session): Promise<Map<string, string>> {
  const { data } = await ask.graphql<{ company: { programs: { nodes: { id: string; externalRef: { id: string } }[] } } }>(
    session,
    "query ($c: ID!) { company(id: $c) { programs(first: 100) { nodes { id externalRef { id } } } } }",
    { c: session.companyId },
  )
  return new Map(data.company.programs.nodes.map(({ id, externalRef }) => [externalRef.id, id]))
}
