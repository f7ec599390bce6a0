import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import type { SubjectKind } from "../data/rows.ts"
import { deleteSnippets } from "../data/snippets.ts"

/** What snippets were said about, by the table the record lay in. */
const subjectKinds: Readonly<Record<string, SubjectKind | undefined>> = {
  session: "SESSION",
  session_feedback: "SESSION",
  buddy_checkin: "BUDDY_CHECKIN",
  buddy_feedback: "BUDDY_FEEDBACK",
}

/** Takes back what was said about records that are no more, and what was said in matches that are no more. */
export const onRecordsWithdrawn = ({ tx }: HandlerContext<Tx>, events: EventOf<"record.withdrawn">[]): Promise<void> =>
  deleteSnippets(
    tx,
    events.flatMap(({ data: { kind, recordId: id } }) => {
      const subject = Object.hasOwn(subjectKinds, kind) ? subjectKinds[kind] : undefined
      return subject ? [{ kind: subject, id }] : []
    }),
    events.flatMap(({ data: { kind, recordId } }) => (kind === "buddy_match" ? [recordId] : [])),
  )
