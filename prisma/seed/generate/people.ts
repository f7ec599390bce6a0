import { weekCount } from "./calendar.ts"
import type { FeedbackLanguage } from "./feedback.ts"
import { otherFirst, otherLast, toLocalPart, ukrainianFirst, ukrainianLast, volunteerNames } from "./names.ts"
import type { CompanyPlan, ProgramPlan } from "./plan.ts"
import type { Random } from "./random.ts"

/** Somebody with a name and an address. */
export type Named = { name: string; email: string }

/** Somebody who receives. */
export type Participant = Named & {
  /** The name to sign with inside a text. */
  signature: string
  isWoman: boolean
  writes: FeedbackLanguage
  phone: string
}

/** One person's time in one programme. */
export type Enrolment = {
  participant: Participant
  program: ProgramPlan
  volunteer: Named
  firstWeek: number
  lastWeek: number
  /** 0 is Monday. */
  weekday: number
  /** UTC. */
  hour: number
  /** Index into A1 … C2 at the start; null when the source records no level. */
  level: number | null
  /** Weeks from one level to the next; null for somebody who stays where they are. */
  weeksPerLevel: number | null
  /** The usual rating, 1 to 5. */
  mood: number
}

/** Volunteers of a company, at the company's own domain. */
export function makeVolunteers(random: Random, plan: CompanyPlan, taken: Set<string>): Named[] {
  const { first, last } = volunteerNames[plan.country]
  return Array.from({ length: plan.volunteers }, () =>
    makeUnique(taken, () => {
      const name = `${random.pick(first)} ${random.pick(last)}`
      return { name, email: `${toLocalPart(name)}@${plan.slug}.example` }
    }),
  )
}

/** Somebody new who receives; two in three come from Ukraine. */
export function makeParticipant(random: Random, plan: CompanyPlan, taken: Set<string>): Participant {
  const domain = random.pick(["example.org", "example.com"])
  return makeUnique(taken, () => {
    const isUkrainian = random.chance(0.67)
    const first = isUkrainian ? random.pick(ukrainianFirst) : { latin: random.pick(otherFirst), cyrillic: "", isWoman: false }
    const name = `${first.latin} ${random.pick(isUkrainian ? ukrainianLast : otherLast)}`
    const writes = isUkrainian && random.chance(0.5) ? "uk" : plan.language === "no" && random.chance(0.25) ? "en" : plan.language
    const signature = writes === "uk" ? first.cyrillic : name
    return {
      name,
      email: `${toLocalPart(name)}@${domain}`,
      signature,
      isWoman: first.isWoman,
      writes,
      phone: makePhone(random, plan.country),
    }
  })
}

/** Everybody's time in the programmes of a company. More than a third of the people are there in the first month; the others come over the year. */
export function makeEnrolments(random: Random, plan: CompanyPlan, volunteers: Named[], taken: Set<string>): Enrolment[] {
  const enrolments = plan.programs.flatMap((program) =>
    Array.from({ length: program.participants }, (_, index) =>
      makeEnrolment(random, program, makeParticipant(random, plan, taken), pickVolunteer(random, volunteers, index)),
    ),
  )
  const mentoring = plan.programs.find(({ kind }) => kind === "MENTORSHIP")
  const learners = enrolments.filter(({ program, firstWeek }) => program.kind === "LANGUAGE" && program.participants > 5 && firstWeek < 25)
  const both = mentoring === undefined ? [] : random.shuffle(learners).slice(0, 5)
  return enrolments.concat(
    both.flatMap(({ participant, firstWeek }) => {
      if (mentoring === undefined) return []
      return {
        ...makeEnrolment(random, mentoring, participant, random.pick(volunteers)),
        firstWeek: firstWeek + 12,
        lastWeek: firstWeek + 30,
      }
    }),
  )
}

function makeEnrolment(random: Random, program: ProgramPlan, participant: Participant, volunteer: Named): Enrolment {
  const isLanguage = program.kind === "LANGUAGE"
  const firstWeek = random.chance(0.38) ? random.between(0, 3) : random.between(4, 47)
  const length = isLanguage ? random.between(30, 54) : random.between(18, 44)
  const rises = random.chance(0.72)
  return {
    participant,
    program,
    volunteer,
    firstWeek,
    lastWeek: Math.min(firstWeek + length, weekCount - 1),
    weekday: random.pick([0, 1, 1, 2, 2, 3, 3, 5]),
    hour: random.between(15, 19),
    level: isLanguage && random.chance(0.88) ? random.pick([0, 0, 0, 1, 1, 2]) : null,
    weeksPerLevel: rises ? random.between(10, 18) : null,
    mood: random.pick([3, 4, 4, 4, 5, 5, 5]),
  }
}

/** The first ones each get a volunteer of their own, so that nobody is left without. */
function pickVolunteer(random: Random, volunteers: Named[], index: number): Named {
  return volunteers[index] ?? random.pick(volunteers)
}

/** Numbers from the ranges set aside for fiction (US 555-01xx, Ofcom 07700 900xxx); Norway has none, so an evidently made-up one. */
function makePhone(random: Random, country: CompanyPlan["country"]): string {
  if (country === "US") return `+1 202 555 01${random.between(10, 99)}`
  if (country === "GB") return `07700 900${random.between(100, 999)}`
  return `+47 400 00 0${random.between(10, 99)}`
}

function makeUnique<T extends Named>(taken: Set<string>, make: () => T): T {
  const made = make()
  if (taken.has(made.name)) return makeUnique(taken, make)
  taken.add(made.name)
  return made
}
