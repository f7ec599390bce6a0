import { type HandlerContext, newId } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import type { SnippetRow, SubjectKind } from "../data/rows.ts"
import { upsertSnippets } from "../data/snippets.ts"
import { toRedacted } from "../domain/to-redacted.ts"
import { askBuddyTexts, askNames } from "../neighbours.ts"

/** A record in which somebody of a match may have written something. */
export type BuddyRecord = { id: string; matchId: string; programId: string | null; participantId: string; buddyId: string; at: string }

/** Two people a match, and neighbours answer for 10,000 at a time. */
const chunkSize = 5000

/** Fetches the words of these records, takes out what could name a person, and keeps the rest in place of what was kept of them before. */
export async function keepBuddyTexts(context: HandlerContext<Tx>, subjectKind: SubjectKind, records: BuddyRecord[]): Promise<void> {
  const latest = [...new Map(records.map((record) => [record.id, record])).values()]
  for (let start = 0; start < latest.length; start += chunkSize) {
    const snippets = await toSnippets(context, subjectKind, latest.slice(start, start + chunkSize))
    if (snippets.length > 0) await upsertSnippets(context.tx, snippets)
  }
}

async function toSnippets(context: HandlerContext<Tx>, subjectKind: SubjectKind, records: BuddyRecord[]): Promise<SnippetRow[]> {
  const personIds = [...new Set(records.flatMap(({ participantId, buddyId }) => [participantId, buddyId]))]
  const [texts, names] = await Promise.all([
    askBuddyTexts(
      context,
      records.map(({ id }) => id),
    ),
    askNames(context, personIds),
  ])
  return records.flatMap(({ id: subjectId, matchId, programId, participantId, buddyId, at }) => {
    const written = texts.get(subjectId)
    if (!written) return []
    const { text, system, importId, fileName, fileSha256, row, rowHash } = written
    const redacted = toRedacted({ text, names: [participantId, buddyId].flatMap((id) => names.get(id) ?? []) })
    const place = { subjectKind, subjectId, matchId, programId, month: `${at.slice(0, 7)}-01`, occurredAt: new Date(at) }
    return [{ id: newId("evi"), ...place, ...redacted, system, importId, fileName, fileSha256: fileSha256 ?? "", row, rowHash }]
  })
}
