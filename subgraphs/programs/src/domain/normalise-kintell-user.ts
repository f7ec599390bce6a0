import type { DateFormat } from "./parse-date.ts"
import { type Cells, limitText, readDate, readEmail, readRequired, readText } from "./read-cell.ts"
import { type WordList, readWord } from "./read-word.ts"
import type { Draft } from "./read-course.ts"
import { isComplete } from "./read-course.ts"
import type { RowProblem } from "./row-problem.ts"

/** A member of Kintell ready to be stored. */
export type KintellUser = {
  email: string
  name: string | null
  kind: "PARTICIPANT" | "VOLUNTEER"
  verificationStatus: string | null
  /** Null when the file does not say. */
  hasLinkedIn: boolean | null
  hasAccess: boolean | null
  /** ISO instant in UTC. */
  joinedAt: string | null
}

export type NormalisedKintellUser = { ok: true; row: KintellUser } | { ok: false; problems: RowProblem[]; draft: Draft<KintellUser> }

const roles: WordList<KintellUser["kind"]> = {
  advisor: "VOLUNTEER",
  adviser: "VOLUNTEER",
  mentor: "VOLUNTEER",
  tutor: "VOLUNTEER",
  volunteer: "VOLUNTEER",
  ментор: "VOLUNTEER",
  менторка: "VOLUNTEER",
  волонтер: "VOLUNTEER",
  волонтерка: "VOLUNTEER",
  тьютор: "VOLUNTEER",
  frivillig: "VOLUNTEER",
  veileder: "VOLUNTEER",
  learner: "PARTICIPANT",
  mentee: "PARTICIPANT",
  student: "PARTICIPANT",
  participant: "PARTICIPANT",
  учень: "PARTICIPANT",
  учениця: "PARTICIPANT",
  студент: "PARTICIPANT",
  студентка: "PARTICIPANT",
  учасник: "PARTICIPANT",
  учасниця: "PARTICIPANT",
  elev: "PARTICIPANT",
  deltaker: "PARTICIPANT",
}

const answers: WordList<"YES" | "NO"> = {
  yes: "YES",
  y: "YES",
  true: "YES",
  "1": "YES",
  granted: "YES",
  так: "YES",
  ja: "YES",
  no: "NO",
  n: "NO",
  false: "NO",
  "0": "NO",
  denied: "NO",
  ні: "NO",
  nei: "NO",
}

/** Turns a row's cells into a member, or tells all of the row's problems at once. A LinkedIn address is looked at and forgotten. */
export function normaliseKintellUser(cells: Cells, { dateFormat }: { dateFormat: DateFormat }, now: Date): NormalisedKintellUser {
  const problems: RowProblem[] = []
  const text = (field: string, name: string, longest: number) => limitText(readText(cells, field), field, name, longest, problems)
  const roleAllowed = "advisor, mentor and tutor, learner, mentee and student"
  readRequired(cells, "role_when_joined", "role", problems)
  const access = readWord(cells, "grant_access", "access", answers, "yes and no", problems)
  const draft: Draft<KintellUser> = {
    email: readEmail(cells, "email", "member's e-mail address", problems),
    name: text("name", "member's name", 200),
    kind: readWord(cells, "role_when_joined", "role", roles, roleAllowed, problems),
    verificationStatus: text("verification_status", "verification status", 80),
    hasLinkedIn: cells["linkedin_url"] === undefined ? null : readText(cells, "linkedin_url") !== null,
    hasAccess: access === null ? null : access === "YES",
    joinedAt:
      readText(cells, "joined_kg_at") === null ? null : readDate(cells, "joined_kg_at", "day of joining", dateFormat, now, problems),
  }
  return problems.length === 0 && isComplete<KintellUser, "email" | "kind">(draft, ["email", "kind"])
    ? { ok: true, row: draft }
    : { ok: false, problems, draft }
}
