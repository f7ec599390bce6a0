import type { Announcement } from "@teei/events"
import { type WrittenBuddyCheckin, listWrittenBuddyCheckins } from "../data/buddy-checkins.ts"
import { type WrittenBuddyEvent, listWrittenBuddyEvents } from "../data/buddy-events.ts"
import { type WrittenBuddyFeedback, listWrittenBuddyFeedback } from "../data/buddy-feedback.ts"
import type { Tx } from "../data/database.ts"
import type { BuddyEventKind, BuddyMood, BuddyRole } from "../domain/buddy-codes.ts"

/** What a match did, and one announcement for each person the source says came. */
export function announceBuddyEvent(event: WrittenBuddyEvent): Announcement[] {
  const { id: eventId, matchId, programId, participantId, buddyId, attendeeIds, importId, row } = event
  const kind = event.kind as BuddyEventKind
  const occurredAt = event.occurredAt.toISOString()
  const causationId = `${importId}#${row}`
  return [
    {
      type: "buddy.event.logged",
      data: { eventId, matchId, programId, participantId, buddyId, kind, occurredAt, attendeeIds, importId, row },
      subjectRefs: [...new Set([participantId, buddyId, ...(attendeeIds ?? [])])],
      causationId,
    },
    ...(attendeeIds ?? []).map((personId): Announcement => ({
      type: "buddy.event.attended",
      data: { eventId, matchId, personId, kind, attendedAt: occurredAt, attendeeCount: attendeeIds?.length ?? 1, importId, row },
      subjectRefs: [personId],
      causationId,
    })),
  ]
}

export const announceBuddyCheckin = (checkin: WrittenBuddyCheckin): Announcement => {
  const { id: checkinId, matchId, programId, participantId, buddyId, checkedInAt, mood, hasNotes, importId, row } = checkin
  return {
    type: "buddy.checkin.completed",
    data: {
      checkinId,
      matchId,
      programId,
      participantId,
      buddyId,
      checkedInAt: checkedInAt.toISOString(),
      mood: mood as BuddyMood | null,
      hasNotes,
      importId,
      row,
    },
    subjectRefs: [participantId, buddyId],
    causationId: `${importId}#${row}`,
  }
}

export const announceBuddyFeedback = (feedback: WrittenBuddyFeedback): Announcement => {
  const { id: feedbackId, matchId, programId, participantId, buddyId, fromRole, rating, submittedAt, hasText, importId, row } = feedback
  const { communication, helpfulness, engagement, professionalism } = feedback
  return {
    type: "buddy.feedback.submitted",
    data: {
      feedbackId,
      matchId,
      programId,
      participantId,
      buddyId,
      fromRole: fromRole as BuddyRole,
      rating,
      categories: { communication, helpfulness, engagement, professionalism },
      submittedAt: submittedAt.toISOString(),
      hasText,
      importId,
      row,
    },
    subjectRefs: [participantId, buddyId],
    causationId: `${importId}#${row}`,
  }
}

/** Tells again what belongs to matches that were changed: it is now of other people, or of another programme. */
export async function retellOfMatches(tx: Tx, matchIds: string[]): Promise<Announcement[]> {
  if (matchIds.length === 0) return []
  const events = await listWrittenBuddyEvents(tx, "match_id", matchIds)
  const checkins = await listWrittenBuddyCheckins(tx, "match_id", matchIds)
  const feedback = await listWrittenBuddyFeedback(tx, "match_id", matchIds)
  return [...events.flatMap(announceBuddyEvent), ...checkins.map(announceBuddyCheckin), ...feedback.map(announceBuddyFeedback)]
}
