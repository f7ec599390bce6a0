import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import { keepBuddyTexts } from "./keep-buddy-texts.ts"

/** Notes of check-ins become snippets. */
export const onBuddyCheckinsCompleted = (context: HandlerContext<Tx>, events: EventOf<"buddy.checkin.completed">[]): Promise<void> =>
  keepBuddyTexts(
    context,
    "BUDDY_CHECKIN",
    events.flatMap(({ data: { checkinId: id, checkedInAt: at, hasNotes, ...rest } }) => (hasNotes ? [{ id, at, ...rest }] : [])),
  )
