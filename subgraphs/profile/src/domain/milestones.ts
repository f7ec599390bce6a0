/** Milestones, in the order in which people mostly reach them. */
export type MilestoneName =
  | "BUDDY_MATCHED"
  | "FIRST_LANGUAGE_SESSION"
  | "LANGUAGE_LEVEL_UP"
  | "FIRST_MENTORSHIP_SESSION"
  | "COURSE_ENROLLED"
  | "COURSE_COMPLETED"
  | "CREDENTIAL_EARNED"
  | "JOB_READY"

/** When a person was first seen doing something, by what: a kind of activity, or `LEVEL_` and a CEFR level. */
export type FirstFacts = ReadonlyMap<string, Date>

export type Reached = { name: MilestoneName; reachedAt: Date }

const levels = ["A1", "A2", "B1", "B2", "C1", "C2"] as const

const firstTime = (fact: string) => (facts: FirstFacts) => facts.get(fact) ?? null

/** What carries each milestone. A new one is a new line here, and its facts, where they are new too, in `factKinds`. */
const rules: readonly { name: MilestoneName; reachedAt(facts: FirstFacts): Date | null }[] = [
  { name: "BUDDY_MATCHED", reachedAt: firstTime("BUDDY") },
  { name: "FIRST_LANGUAGE_SESSION", reachedAt: firstTime("LANGUAGE") },
  { name: "LANGUAGE_LEVEL_UP", reachedAt: firstRise },
  { name: "FIRST_MENTORSHIP_SESSION", reachedAt: firstTime("MENTORSHIP") },
  { name: "COURSE_ENROLLED", reachedAt: firstTime("COURSE") },
  { name: "COURSE_COMPLETED", reachedAt: firstTime("COURSE_COMPLETION") },
  { name: "CREDENTIAL_EARNED", reachedAt: firstTime("CREDENTIAL") },
]

/** Kinds of activity whose first time is kept. */
export const factKinds: readonly string[] = ["BUDDY", "LANGUAGE", "MENTORSHIP", "COURSE", "COURSE_COMPLETION", "CREDENTIAL"]

/** The milestones these facts carry, in the order in which they were reached. */
export const milestonesOf = (facts: FirstFacts): Reached[] =>
  rules
    .flatMap(({ name, reachedAt }) => {
      const at = reachedAt(facts)
      return at === null ? [] : [{ name, reachedAt: at }]
    })
    .toSorted((a, b) => a.reachedAt.getTime() - b.reachedAt.getTime())

/**
 * When a level was first seen that is above every level seen before. First times are enough to tell: a level seen again is never above itself.
 * Levels first seen at the same instant do not rise above each other.
 */
function firstRise(facts: FirstFacts): Date | null {
  const seen = levels.flatMap((level, rank) => {
    const at = facts.get(`LEVEL_${level}`)
    return at ? [{ rank, at: at.getTime() }] : []
  })
  const rises = seen.filter(({ rank, at }) => {
    const before = seen.filter((other) => other.at < at)
    return before.length > 0 && before.every((other) => other.rank < rank)
  })
  return rises.length === 0 ? null : new Date(Math.min(...rises.map(({ at }) => at)))
}

/** What must be written so that the milestones known become those reached. `added` come with the one reached last before them. */
export type MilestoneChange = {
  added: (Reached & { previous: MilestoneName | null })[]
  moved: Reached[]
  removed: MilestoneName[]
}

export function decideMilestones(known: readonly Reached[], reached: readonly Reached[]): MilestoneChange {
  const before = new Map(known.map(({ name, reachedAt }) => [name, reachedAt.getTime()]))
  const now = new Set(reached.map(({ name }) => name))
  return {
    added: reached.flatMap((one, at) => (before.has(one.name) ? [] : [{ ...one, previous: reached[at - 1]?.name ?? null }])),
    moved: reached.filter(({ name, reachedAt }) => before.has(name) && before.get(name) !== reachedAt.getTime()),
    removed: known.flatMap(({ name }) => (now.has(name) ? [] : [name])),
  }
}
