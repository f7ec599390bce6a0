import type { BaseContext } from "@teei/subgraph-kit"
import type { Tx } from "./data/database.ts"

type Asking = Pick<BaseContext<Tx>, "ask">

/** What somebody wrote about a session, and where it stands in the source. */
export type Feedback = {
  sessionId: string
  text: string
  rowHash: string
  importId: string
  row: number
  fileSha256: string | null
  fileName: string
}

/** What was written about sessions, by session; those nobody wrote about are not in the map. */
export async function askFeedback({ ask }: Asking, sessionIds: string[]): Promise<Map<string, Feedback>> {
  const question = `query Feedback($sessionIds: [ID!]!) {
    _feedback(sessionIds: $sessionIds) { sessionId text rowHash importId row fileSha256 fileName }
  }`
  const { _feedback } = await ask<{ _feedback: Feedback[] }>("programs", question, { sessionIds })
  return new Map(_feedback.map((feedback) => [feedback.sessionId, feedback]))
}

/** What somebody wrote in a buddy programme, and where it stands in the source. `fileSha256` is null when it did not come as a file. */
export type BuddyText = {
  recordId: string
  text: string
  system: string
  rowHash: string
  importId: string
  row: number
  fileSha256: string | null
  fileName: string
}

/** What was written in check-ins and feedback, by record; those without words are not in the map. */
export async function askBuddyTexts({ ask }: Asking, recordIds: string[]): Promise<Map<string, BuddyText>> {
  const question = `query BuddyTexts($recordIds: [ID!]!) {
    _buddyTexts(recordIds: $recordIds) { recordId text system rowHash importId row fileSha256 fileName }
  }`
  const { _buddyTexts } = await ask<{ _buddyTexts: BuddyText[] }>("programs", question, { recordIds })
  return new Map(_buddyTexts.map((text) => [text.recordId, text]))
}

/** What people are called, by person. */
export async function askNames({ ask }: Asking, personIds: string[]): Promise<Map<string, string[]>> {
  const question = "query Names($personIds: [ID!]!) { _names(personIds: $personIds) { personId names } }"
  const { _names } = await ask<{ _names: { personId: string; names: string[] }[] }>("profile", question, { personIds })
  return new Map(_names.map(({ personId, names }) => [personId, names]))
}
