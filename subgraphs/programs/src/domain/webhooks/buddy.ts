import { z } from "zod"
import { buddyCheckinFields } from "../buddy-checkins.ts"
import { buddyEventFields } from "../buddy-events.ts"
import { buddyFeedbackFields } from "../buddy-feedback.ts"
import { buddyMatchFields } from "../buddy-matches.ts"
import type { WebhookAdapter } from "./adapter.ts"
import { cell, readShape } from "./shape.ts"

/** A cell, a list or an object: lists become a text with commas, objects the JSON a file would hold. */
const value = z
  .union([
    cell,
    z.array(z.string()).transform((entries) => entries.join(", ")),
    z.record(z.string(), z.unknown()).transform((map) => JSON.stringify(map)),
  ])
  .optional()

const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** A message that holds the columns of a file under their names, or under the same names in camelCase. */
function flat(
  source: string,
  fields: readonly { name: string }[],
  message: Omit<WebhookAdapter, "source" | "adapt">,
  scale: "ZERO_TO_ONE" | null,
): WebhookAdapter {
  const names = fields.map(({ name }) => name)
  const shape = z.object(Object.fromEntries(names.flatMap((name) => [name, camel(name)]).map((name) => [name, value])))
  return {
    source: "BUDDY",
    ...message,
    adapt: (data) =>
      readShape(shape, data, (given) => [
        { source, cells: Object.fromEntries(names.map((name) => [name, given[name] ?? given[camel(name)]])), ratingScale: scale },
      ]),
  }
}

const has = (name: string) => (data: Readonly<Record<string, unknown>>) => name in data || camel(name) in data

/** The messages of the Buddy programme: the same facts as its files, flat. What belongs to a match names it as files do. Ratings are from 0 to 1. */
export const buddyAdapters: readonly WebhookAdapter[] = [
  flat(
    "BUDDY_EVENTS",
    buddyEventFields,
    { event: "buddy.event.logged", aliases: ["event-logged", "buddy.event.attended"], isMeant: has("event_date") },
    null,
  ),
  flat(
    "BUDDY_CHECKINS",
    buddyCheckinFields,
    { event: "buddy.checkin.completed", aliases: ["checkin-completed"], isMeant: has("checkin_date") },
    null,
  ),
  flat(
    "BUDDY_FEEDBACK",
    buddyFeedbackFields,
    { event: "buddy.feedback.submitted", aliases: ["feedback-submitted"], isMeant: has("from_role") },
    "ZERO_TO_ONE",
  ),
  // Last: the others name a match too, and may name it by its day.
  flat(
    "BUDDY_MATCHES",
    buddyMatchFields,
    {
      event: "buddy.match.created",
      aliases: ["match-created", "match-updated", "buddy.match.updated", "buddy.match.ended", "match-ended"],
      isMeant: has("matched_at"),
    },
    null,
  ),
]
