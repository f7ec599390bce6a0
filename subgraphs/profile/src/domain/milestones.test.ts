import fc from "fast-check"
import { expect, test } from "vitest"
import { decideMilestones, milestonesOf } from "./milestones.ts"

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const facts = (entries: Record<string, number>) => new Map(Object.entries(entries).map(([fact, n]) => [fact, day(n)]))
const reached = (entries: Record<string, number>) =>
  milestonesOf(facts(entries)).map(({ name, reachedAt }) => `${name} ${reachedAt.getUTCDate()}`)

test("milestones are what the first times carry, in the order in which they were reached", () => {
  expect(reached({ MENTORSHIP: 3, BUDDY: 5, LANGUAGE: 1 })).toEqual([
    "FIRST_LANGUAGE_SESSION 1",
    "FIRST_MENTORSHIP_SESSION 3",
    "BUDDY_MATCHED 5",
  ])
  expect(reached({})).toEqual([])
})

test.each<[Record<string, number>, string[]]>([
  [{ LEVEL_B1: 1 }, []],
  [{ LEVEL_A2: 1, LEVEL_B1: 4 }, ["LANGUAGE_LEVEL_UP 4"]],
  [{ LEVEL_B1: 1, LEVEL_A2: 4 }, []],
  [{ LEVEL_B1: 1, LEVEL_A2: 4, LEVEL_B2: 9 }, ["LANGUAGE_LEVEL_UP 9"]],
  [{ LEVEL_A1: 1, LEVEL_A2: 4, LEVEL_B2: 9 }, ["LANGUAGE_LEVEL_UP 4"]],
  [{ LEVEL_A1: 1, LEVEL_A2: 1 }, []],
])("a level rises above all before it: %j gives %j", (levels, expected) => {
  expect(reached(levels)).toEqual(expected)
})

test("first times of levels tell the rise that all assessments one after another would", () => {
  const levels = ["A1", "A2", "B1", "B2", "C1", "C2"]
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 12 }), (ranks) => {
      const first = new Map(ranks.map((rank, at) => [`LEVEL_${levels[rank]}`, day(at + 1)] as const).toReversed())
      const at = ranks.findIndex((rank, index) => index > 0 && ranks.slice(0, index).every((before) => before < rank))
      expect(milestonesOf(first)).toEqual(at < 0 ? [] : [{ name: "LANGUAGE_LEVEL_UP", reachedAt: day(at + 1) }])
    }),
  )
})

test("what is new comes with the one before it, what moved is moved, what is carried no longer is removed, and the same again is nothing", () => {
  const before = milestonesOf(facts({ LANGUAGE: 2, MENTORSHIP: 3 }))
  const after = milestonesOf(facts({ LANGUAGE: 1, BUDDY: 4 }))
  expect(decideMilestones(before, after)).toEqual({
    added: [{ name: "BUDDY_MATCHED", reachedAt: day(4), previous: "FIRST_LANGUAGE_SESSION" }],
    moved: [{ name: "FIRST_LANGUAGE_SESSION", reachedAt: day(1) }],
    removed: ["FIRST_MENTORSHIP_SESSION"],
  })
  expect(decideMilestones(after, after)).toEqual({ added: [], moved: [], removed: [] })
})
