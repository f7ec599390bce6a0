/** Makes the pilot companies' CSV files and consents anew: `node prisma/seed/generate.ts`. The same files come out every time. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { toCsv } from "./generate/csv.ts"
import { matchColumns, makeMatches } from "./generate/matches.ts"
import { makeEnrolments, makeParticipant, makeVolunteers } from "./generate/people.ts"
import { companyPlans, type CompanyPlan } from "./generate/plan.ts"
import { createRandom, type Random } from "./generate/random.ts"
import { makeSessions, sessionColumns } from "./generate/sessions.ts"

const halves = [
  { name: "2025-H2", months: ["2025-07", "2025-12"] },
  { name: "2026-H1", months: ["2026-01", "2026-06"] },
  { name: "2026-H2", months: ["2026-07", "2026-12"] },
] as const

/** Writes one company's files; answers with the consents of a few of its people. */
function writeCompany(plan: CompanyPlan, taken: Set<string>) {
  const random = createRandom(plan.seed)
  const folder = join(import.meta.dirname, plan.slug)
  mkdirSync(folder, { recursive: true })

  const volunteers = makeVolunteers(random, plan, taken)
  const enrolments = makeEnrolments(random, plan, volunteers, taken)
  const sessions = makeSessions(random, plan, enrolments, volunteers)
  for (const { name, months } of halves) {
    const rows = sessions.filter(({ date }) => months[0] <= date && date.slice(0, 7) <= months[1])
    writeFileSync(join(folder, `kintell-sessions-${name}.csv`), toCsv(sessionColumns, rows))
  }

  const known = random.shuffle(enrolments.slice(0, 40).map(({ participant }) => participant)).slice(0, 14)
  const added = Array.from({ length: 6 }, () => makeParticipant(random, plan, taken))
  writeFileSync(join(folder, "buddy-matches.csv"), toCsv(matchColumns, makeMatches(random, plan, [...known, ...added], volunteers)))

  return makeConsents(random, plan, known.map(({ email }) => email).toSorted())
}

/** Three people who agree to everything they were asked; the fourth agrees to being quoted and takes it back. */
function makeConsents(random: Random, plan: CompanyPlan, emails: string[]) {
  const record = (participantEmail: string, purpose: string, isGiven: boolean) => ({
    company: plan.slug,
    participantEmail,
    purpose,
    isGiven,
    textVersion: "2025-10",
    method: random.pick(["web-form", "paper"]),
  })
  const [first, second, third, fourth] = emails
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return []
  return [
    record(first, "PROGRAM", true),
    record(first, "ANALYTICS", true),
    record(first, "EVIDENCE", true),
    record(second, "PROGRAM", true),
    record(third, "ANALYTICS", true),
    record(fourth, "EVIDENCE", true),
    record(fourth, "EVIDENCE", false),
  ]
}

const taken = new Set<string>()
const consents = companyPlans.flatMap((plan) => writeCompany(plan, taken))
const lines = consents.map((consent) => `  ${JSON.stringify(consent)}`)
writeFileSync(join(import.meta.dirname, "consents.json"), `[\n${lines.join(",\n")}\n]\n`)
