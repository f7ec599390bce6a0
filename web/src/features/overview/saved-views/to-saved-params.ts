import type { OverviewSearch } from "../overview-search.ts"

/** What of the address a saved view keeps: everything that was chosen, not what happens to be open. A period left at its default stays open to the future. */
export function toSavedParams(search: OverviewSearch): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {}
  if (search.period) kept["period"] = search.period
  if (search.programs?.length) kept["programs"] = search.programs
  if (search.compare) kept["compare"] = search.compare
  if (search.metric) kept["metric"] = search.metric
  if (search.view) kept["view"] = search.view
  return kept
}
