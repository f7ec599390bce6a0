import { previousPeriod, previousYear } from "@teei/domain/period"
import { toExact, toPlain } from "@teei/domain/working"
import type { OutcomesContext } from "../context.ts"
import type { FigureChangeValue, FigureValue } from "../data/rows.ts"
import { computeFigure } from "./compute-figure.ts"

/** The same figure of another period, and the difference to it, where both have a number. */
export async function compareFigure(
  context: OutcomesContext,
  figure: FigureValue,
  to: "PREVIOUS_PERIOD" | "PREVIOUS_YEAR",
): Promise<FigureChangeValue> {
  const period = (to === "PREVIOUS_PERIOD" ? previousPeriod : previousYear)(figure.scope.period)
  const base = await computeFigure(context, figure.metricKey, { ...figure.scope, period })
  const [now, then] = [figure.result.value, base.result.value]
  if (now === null || then === null) return { base, difference: null, ratio: null }
  const difference = toExact(now).minus(toExact(then))
  return {
    base,
    difference: toPlain(difference),
    ratio: toExact(then).isZero() ? null : toPlain(difference.div(toExact(then)).toDecimalPlaces(6)),
  }
}
