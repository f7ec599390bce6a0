import { fault } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { type BuddyText, listBuddyTexts } from "../data/buddy-texts.ts"

const most = 10_000

/** What people wrote in these check-ins and feedback, for another subgraph. */
export function listBuddyTextsOf(context: ProgramsContext, recordIds: string[]): Promise<BuddyText[]> {
  if (recordIds.length > most)
    throw fault("LIMIT_EXCEEDED", `\`recordIds\` names ${recordIds.length} records; at most ${most} are allowed.`)
  return context.read((tx) => listBuddyTexts(tx, recordIds))
}
