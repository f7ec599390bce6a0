import data from "./definitions.json" with { type: "json" }

/** The figures there are, in the order they are shown; the graph's `MetricKey`. */
export const METRIC_KEYS = ["PARTICIPANTS", "VOLUNTEERS", "SESSIONS", "VOLUNTEER_HOURS", "AVERAGE_RATING", "SROI", "VIS"] as const
const UNITS = ["PEOPLE", "SESSIONS", "HOURS", "RATING_1_TO_5", "SCORE_0_TO_100", "RATIO"] as const
const LEVELS = ["INPUT", "ACTIVITY", "OUTPUT", "OUTCOME", "IMPACT"] as const

export type MetricKey = (typeof METRIC_KEYS)[number]
export type Unit = (typeof UNITS)[number]
export type MetricLevel = (typeof LEVELS)[number]

/** What a figure measures and how; field for field the graph's `MetricDefinition`. */
export type MetricDefinition = {
  /** Never changes for a key and version. */
  id: string
  key: MetricKey
  version: number
  name: string
  description: string
  unit: Unit
  level: MetricLevel
  formula: string
  source: string
  /** First day it applies, `2020-01-01`. */
  effectiveFrom: string
}

/** All definitions ever applied, all versions. A version is never edited once a figure was computed with it; a change is a new one. */
export const definitions: readonly MetricDefinition[] = data.map((entry) => ({
  ...entry,
  key: oneOf(METRIC_KEYS, entry.key),
  unit: oneOf(UNITS, entry.unit),
  level: oneOf(LEVELS, entry.level),
}))

/** The present definition of a metric: its highest version. */
export function definitionOf(key: MetricKey): MetricDefinition {
  return latest(
    definitions.filter((definition) => definition.key === key),
    key,
  )
}

/** The present definition of every metric, in the order they are shown. */
export const presentDefinitions = (): MetricDefinition[] => METRIC_KEYS.map(definitionOf)

function latest(versions: readonly MetricDefinition[], key: MetricKey): MetricDefinition {
  const [last] = versions.toSorted((a, b) => b.version - a.version)
  if (!last) throw new RangeError(`The metric ${key} has no definition.`)
  return last
}

function oneOf<T extends string>(allowed: readonly T[], value: string): T {
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw new RangeError(`"${value}" is none of ${allowed.join(", ")}.`)
  return found
}
