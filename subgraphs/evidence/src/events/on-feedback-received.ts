import type { EventOf } from "@teei/events"
import { type HandlerContext, newId } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import type { SnippetRow } from "../data/rows.ts"
import { upsertSnippets } from "../data/snippets.ts"
import { toRedacted } from "../domain/to-redacted.ts"
import { askFeedback, askNames } from "../neighbours.ts"

type Event = EventOf<"kintell.feedback.received">

/** Two people a session, and neighbours answer for 10,000 at a time. */
const chunkSize = 5000

/** Fetches the words, takes out what could name a person, and keeps the rest. What was written about a session takes the place of what was before. */
export async function onFeedbackReceived(context: HandlerContext<Tx>, events: Event[]): Promise<void> {
  const latest = [...new Map(events.map((event) => [event.data.sessionId, event])).values()]
  for (let start = 0; start < latest.length; start += chunkSize) {
    const snippets = await toSnippets(context, latest.slice(start, start + chunkSize))
    if (snippets.length > 0) await upsertSnippets(context.tx, snippets)
  }
}

async function toSnippets(context: HandlerContext<Tx>, events: Event[]): Promise<SnippetRow[]> {
  const personIds = [...new Set(events.flatMap(({ data }) => [data.participantId, data.volunteerId]))]
  const [feedback, names] = await Promise.all([
    askFeedback(
      context,
      events.map(({ data }) => data.sessionId),
    ),
    askNames(context, personIds),
  ])
  return events.flatMap(({ data }) => {
    const written = feedback.get(data.sessionId)
    if (!written) return []
    const known = [data.participantId, data.volunteerId].flatMap((id) => names.get(id) ?? [])
    const { sessionId, programId, occurredAt } = data
    const { importId, fileName, fileSha256, row, rowHash } = written
    const month = `${occurredAt.slice(0, 7)}-01`
    const source = { system: "kintell", importId, fileName, fileSha256, row, rowHash }
    return [
      {
        id: newId("evi"),
        subjectKind: "SESSION",
        subjectId: sessionId,
        matchId: null,
        programId,
        month,
        occurredAt: new Date(occurredAt),
        ...toRedacted({ text: written.text, names: known }),
        ...source,
      },
    ]
  })
}
