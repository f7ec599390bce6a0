import { addDays, firstMonday } from "./calendar.ts"
import type { Named } from "./people.ts"
import type { CompanyPlan } from "./plan.ts"
import type { Random } from "./random.ts"

/** Columns of the buddy matches file, with the match's own id and the programme beside the documented ones. */
export const matchColumns = [
  "match_id",
  "participant_email",
  "buddy_email",
  "matched_at",
  "status",
  "language",
  "interests",
  "location",
  "program_ref",
] as const

export type MatchRow = Record<(typeof matchColumns)[number], string>

const interests = ["cooking", "hiking", "football", "music", "gardening", "chess", "children", "cinema", "cycling", "knitting", "history"]
const statuses = ["active", "active", "active", "active", "completed", "completed", "paused", "pending", "cancelled"]

/** One match for each participant, earliest first, each with a buddy of their own as far as there are enough. */
export function makeMatches(random: Random, plan: CompanyPlan, participants: Named[], volunteers: Named[]): MatchRow[] {
  const buddies = random.shuffle(volunteers)
  return participants
    .map((participant, index) => ({
      match_id: "",
      participant_email: participant.email,
      buddy_email: (buddies[index] ?? random.pick(volunteers)).email,
      matched_at: addDays(firstMonday, random.between(7, 360)),
      status: random.pick(statuses),
      language: random.pick(plan.language === "no" ? ["no", "no", "en", "uk"] : ["en", "en", "uk"]),
      interests: random.shuffle(interests).slice(0, random.between(1, 3)).join(", "),
      location: random.pick(plan.cities),
      program_ref: plan.buddyRef,
    }))
    .toSorted((a, b) => (a.matched_at < b.matched_at ? -1 : 1))
    .map((row, index) => ({ ...row, match_id: `BDY-${plan.code}-${String(index + 1).padStart(3, "0")}` }))
}
