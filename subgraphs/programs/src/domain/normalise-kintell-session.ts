import { type CefrLevel, isCefrLike, parseCefr } from "@teei/domain/cefr"
import { normaliseRating, type RatingScale } from "./normalise-rating.ts"
import type { DateFormat } from "./parse-date.ts"
import { type Cells, limitText, readDate, readEmail, readRequired, readText, readWholeNumber, toList } from "./read-cell.ts"
import { rowProblem, type RowProblem } from "./row-problem.ts"

/** Language or mentoring; the graph's `SessionKind`. */
export type SessionKind = "LANGUAGE" | "MENTORSHIP"

/** How values are to be read. */
export type KintellMapping = {
  /** Null when none is declared: then a rating is a problem. */
  ratingScale: RatingScale | null
  dateFormat: DateFormat
  /** The kind of rows without a type; null when there is none to fall back on. */
  defaultKind: SessionKind | null
}

/** A session ready to be stored. */
export type KintellSession = {
  externalId: string
  kind: SessionKind
  participantEmail: string
  volunteerEmail: string
  /** ISO instant in UTC; a date without a time is 00:00 UTC. */
  occurredAt: string
  durationMinutes: number
  /** From 0 to 1, at most four decimals. */
  rating: string | null
  feedbackText: string | null
  languageLevel: CefrLevel | null
  /** The level as written, only where it is not a plain one. */
  languageLevelRaw: string | null
  /** With `, ` between them. */
  topics: string | null
  focusArea: string | null
  goalsDiscussed: string | null
  /** A JSON object. */
  metadata: string | null
  programRef: string | null
  participantName: string | null
  volunteerName: string | null
}

/** The same with null wherever a cell was absent or bad. */
export type KintellSessionDraft = { [K in keyof KintellSession]: KintellSession[K] | null }

export type NormalisedKintellSession = { ok: true; row: KintellSession } | { ok: false; problems: RowProblem[]; draft: KintellSessionDraft }

const DURATION_RANGE = [1, 480] as const
const [NAME_LONGEST, TOPICS_LONGEST, METADATA_LONGEST, FEEDBACK_LONGEST] = [200, 1000, 2000, 5000]

/** Turns a row's cells into a session, or tells all of the row's problems at once. */
export function normaliseKintellSession(cells: Cells, mapping: KintellMapping, now: Date): NormalisedKintellSession {
  const problems: RowProblem[] = []
  const text = (field: string, name: string, longest = NAME_LONGEST) => limitText(readText(cells, field), field, name, longest, problems)

  const draft: KintellSessionDraft = {
    externalId: limitText(readRequired(cells, "session_id", "session id", problems), "session_id", "session id", NAME_LONGEST, problems),
    kind: readKind(cells, mapping.defaultKind, problems),
    participantEmail: readEmail(cells, "participant_email", "participant's e-mail address", problems),
    volunteerEmail: readEmail(cells, "volunteer_email", "volunteer's e-mail address", problems),
    occurredAt: readDate(cells, "date", "session's date", mapping.dateFormat, now, problems),
    durationMinutes: readWholeNumber(cells, "duration_minutes", "duration in minutes", DURATION_RANGE, problems),
    rating: normaliseRating(readText(cells, "rating"), mapping.ratingScale, "rating", problems),
    feedbackText: text("feedback_text", "feedback", FEEDBACK_LONGEST),
    ...readLevel(cells, problems),
    topics: toList(text("topics", "list of topics", TOPICS_LONGEST)),
    focusArea: text("focus_area", "focus area"),
    goalsDiscussed: text("goals_discussed", "text on goals", TOPICS_LONGEST),
    metadata: readMetadata(text("metadata", "metadata", METADATA_LONGEST), problems),
    programRef: text("program_ref", "programme reference"),
    participantName: text("participant_name", "participant's name"),
    volunteerName: text("volunteer_name", "volunteer's name"),
  }
  if (draft.participantEmail !== null && draft.participantEmail === draft.volunteerEmail) {
    const message = "Participant and volunteer have the same e-mail address; they must be two people."
    problems.push(rowProblem("volunteer_email", readText(cells, "volunteer_email"), "SAME_PERSON", message))
  }
  return problems.length === 0 && isComplete(draft) ? { ok: true, row: draft } : { ok: false, problems, draft }
}

function isComplete(draft: KintellSessionDraft): draft is KintellSession {
  const { externalId, kind, participantEmail, volunteerEmail, occurredAt, durationMinutes } = draft
  const required = externalId !== null && kind !== null && participantEmail !== null && volunteerEmail !== null
  return required && occurredAt !== null && durationMinutes !== null
}

function readMetadata(text: string | null, problems: RowProblem[]): string | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return JSON.stringify(value)
  } catch {
    // Said below, in the same words.
  }
  problems.push(rowProblem("metadata", text, "VALUE_UNKNOWN", 'The metadata is not a JSON object, for example {"room": "A"}.'))
  return null
}

/** The kind of a session by its type, in three languages; else `defaultKind`. */
export function readKind(cells: Cells, defaultKind: SessionKind | null, problems: RowProblem[]): SessionKind | null {
  const type = readText(cells, "session_type")
  if (type === null) {
    if (defaultKind !== null) return defaultKind
    const message = "The session type is empty and the import's programme does not say it; allowed is a language or mentoring type."
    problems.push(rowProblem("session_type", null, "REQUIRED", message))
    return null
  }
  const lower = type.toLowerCase()
  if (lower.includes("language") || lower.includes("språk") || lower.includes("мов")) return "LANGUAGE"
  if (lower.includes("mentor") || lower.includes("ментор") || lower.includes("настав")) return "MENTORSHIP"
  const message = `The session type "${type.slice(0, 80)}" is unknown; it must contain "language" or "mentor".`
  problems.push(rowProblem("session_type", type, "VALUE_UNKNOWN", message))
  return null
}

function readLevel(cells: Cells, problems: RowProblem[]): Pick<KintellSessionDraft, "languageLevel" | "languageLevelRaw"> {
  const text = readText(cells, "language_level")
  const parsed = text === null ? null : parseCefr(text)
  if (text === null || parsed === null) return { languageLevel: null, languageLevelRaw: null }
  if (parsed.level !== null) return { languageLevel: parsed.level, languageLevelRaw: null }
  if (parsed.raw.length <= 20 && isCefrLike(parsed.raw)) return { languageLevel: null, languageLevelRaw: parsed.raw }
  const message = `The language level "${text.slice(0, 80)}" is unknown; allowed are A1, A2, B1, B2, C1, C2 and in-betweens such as B1+.`
  problems.push(rowProblem("language_level", text, "VALUE_UNKNOWN", message))
  return { languageLevel: null, languageLevelRaw: null }
}
