import type { Connector } from "./connector.ts"

const provider = { field: "provider", value: "itslearning" }
const who = { user_email: "E-post", user_name: "Navn", course_id: "Kurskode", course_name: "Kursnavn" }

/** itslearning's report of completed courses, as its Norwegian sites export it. */
export const itslearningCompletions: Connector = {
  name: "itslearning",
  version: 1,
  source: "COURSE_COMPLETIONS",
  columns: { ...who, completed_at: "Fullført dato", final_score: "Resultat" },
  dateFormat: "DAY_FIRST",
  defaults: [provider],
}

/** itslearning's report of progress, as its Norwegian sites export it. */
export const itslearningProgress: Connector = {
  name: "itslearning",
  version: 1,
  source: "COURSE_PROGRESS",
  columns: { ...who, progress_percent: "Fremdrift (%)", status: "Status", updated_at: "Sist aktiv" },
  dateFormat: "DAY_FIRST",
  replacements: [{ field: "status", from: "Under arbeid", to: "in_progress" }],
  defaults: [provider],
}
