import type { ProgramsContext } from "../context.ts"
import { findMatchIds, findMatchesOfPeople } from "../data/find-matches.ts"
import { type MatchReference, keyOfMatch } from "../domain/match-reference.ts"
import { type RowProblem, rowProblem } from "../domain/row-problem.ts"
import type { References } from "./target.ts"

type Row = { match: MatchReference }
type ByPeople = Extract<MatchReference, { externalId: null }>

/** How rows of the buddy files find their match: by the source's id, or by its two people and day. People are looked up, never made. */
export const matchReferences: References<Row> = {
  keyOf: ({ match }) => keyOf(match),
  async find(context, rows) {
    const matches = rows.map(({ match }) => match)
    const ids = matches.flatMap(({ externalId }) => externalId ?? [])
    const byPeople = matches.filter((match): match is ByPeople => match.externalId === null)
    const byId = await context.read((tx) => findMatchIds(tx, "buddy", ids))
    const found = new Map([...byId].map(([externalId, id]) => [keyOf({ externalId }), id]))
    for (const [key, id] of await findByPeople(context, byPeople)) found.set(key, id)
    return found
  },
  toProblem: ({ match }) => toProblem(match),
}

/** A source's id may look like two people and a day; it is never taken for them. */
const keyOf = (match: MatchReference): string => `${match.externalId === null ? "people" : "id"} ${keyOfMatch(match)}`

async function findByPeople(context: ProgramsContext, matches: ByPeople[]): Promise<[key: string, id: string][]> {
  if (matches.length === 0) return []
  const emails = [...new Set(matches.flatMap(({ participantEmail, buddyEmail }) => [participantEmail, buddyEmail]))]
  const { _findPeople } = await context.ask<{ _findPeople: (string | null)[] }>(
    "profile",
    "query FindPeople($emails: [String!]!) { _findPeople(emails: $emails) }",
    { emails },
  )
  const personOf = new Map(emails.map((email, at) => [email, _findPeople[at] ?? null]))
  const known = matches.flatMap((match) => {
    const [participantId, buddyId] = [personOf.get(match.participantEmail), personOf.get(match.buddyEmail)]
    return participantId && buddyId ? [{ key: keyOf(match), participantId, buddyId, day: match.matchedAt.slice(0, 10) }] : []
  })
  const ids = await context.read((tx) => findMatchesOfPeople(tx, known))
  return known.flatMap(({ key }, at) => {
    const id = ids[at]
    return id ? [[key, id] as [string, string]] : []
  })
}

/** Says which match is not known; two people are not named, since the message is kept. */
function toProblem(match: MatchReference): RowProblem {
  const { externalId } = match
  const message =
    externalId === null
      ? `These two people have no match that began on ${match.matchedAt.slice(0, 10)}, or more than one. Bring in the matches first, or give the match's id.`
      : `No match has the id "${externalId.slice(0, 80)}". Bring in the matches first; the id is the one of their file.`
  return externalId === null
    ? rowProblem("matched_at", match.matchedAt.slice(0, 10), "REFERENCE_UNKNOWN", message)
    : rowProblem("match_id", externalId, "REFERENCE_UNKNOWN", message)
}
