import { normaliseHeading } from "@teei/domain/csv-mapping"
import type { MappingChoice } from "../mapping.ts"
import type { Connector } from "./connector.ts"
import { ecornellCertificates, ecornellCompletions, ecornellEnrollments } from "./ecornell.ts"
import { itslearningCompletions, itslearningProgress } from "./itslearning.ts"
import { kintellUsersExport } from "./kintell.ts"
import { lmsCompletions, lmsCredentials } from "./lms.ts"

/** Every connector. A new one is a constant in a file beside this one, and its name here. */
export const connectors: readonly Connector[] = [
  ecornellCompletions,
  ecornellCertificates,
  ecornellEnrollments,
  itslearningCompletions,
  itslearningProgress,
  lmsCompletions,
  lmsCredentials,
  kintellUsersExport,
]

/**
 * How a file of this source is read when its headings are those of a connector, the one with most of them; null when it is nobody's. What the
 * connector does not speak of is proposed from the headings, and a person may choose otherwise.
 */
export function findConnector(source: string, headings: readonly string[]): (MappingChoice & { version: null; connector: string }) | null {
  const byName = new Map(headings.map((heading) => [normaliseHeading(heading), heading]))
  const fitting = connectors.filter(
    (one) => one.source === source && Object.values(one.columns).every((name) => byName.has(normaliseHeading(name))),
  )
  const [best] = fitting.toSorted((a, b) => Object.keys(b.columns).length - Object.keys(a.columns).length || b.version - a.version)
  if (!best) return null
  const { name, version, columns, dateFormat, ratingScale, replacements = [], defaults = [] } = best
  return {
    connector: `${name}/${version}`,
    version: null,
    fields: Object.entries(columns).map(([field, heading]) => ({ field, column: byName.get(normaliseHeading(heading)) ?? null })),
    ratingScale,
    dateFormat,
    replacements: [...replacements],
    defaults: [...defaults],
  }
}
