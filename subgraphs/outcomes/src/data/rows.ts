import type { Period } from "@teei/domain/period"
import type { MetricDefinition, MetricKey } from "../domain/definitions.ts"
import type { FigureResult } from "../domain/figures.ts"

/** A reference to an entity another subgraph owns. */
export type Ref = { id: string }

/** What an impact or a figure is about: a company's programmes in a period, as known at an instant or now. */
export type ImpactScope = { companyId: string; period: Period; programIds: string[] | null; at: Date | null }

export type DefinitionRow = MetricDefinition

/** A figure computed. `asOf` is the state of the data it rests on. */
export type FigureValue = {
  metricKey: MetricKey
  scope: ImpactScope
  definition: MetricDefinition
  result: FigureResult
  asOf: Date | null
}

export type FigureChangeValue = { base: FigureValue; difference: string | null; ratio: string | null }

/** A figure with the state of the data pinned, as its lineage shows it. */
export type LineageValue = { figureId: string; figure: FigureValue }

/** The figures of a period as known just before and just after an import. */
export type ImportEffectValue = { period: Period; before: ImpactScope; after: ImpactScope }
