export { daysInMonth } from "./month.ts"
export {
  formatPeriodIso,
  monthCount,
  monthsOf,
  MOST_MONTHS,
  parsePeriodIso,
  type Period,
  previousPeriod,
  previousYear,
  splitPeriod,
} from "./period.ts"
export { type PeriodError, type PeriodInput, type PeriodResult, toPeriod } from "./to-period.ts"
