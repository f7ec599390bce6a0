/** A number somebody decided on, and where it comes from. Decimals are plain strings. */
export type Assumption = { value: string; source: string }

/** An amount of money somebody decided on: never used across currencies. */
export type MoneyAssumption = Assumption & { currency: string }

/** One row of a value map. Shares lie between 0 and 1. */
export type SroiOutcome = {
  /** Unique in the value map; letters, digits and underscores. */
  id: string
  /** What changes, for example "CEFR levels gained". */
  label: string
  /** How much of it happened, in `unit`; a measured fact. */
  quantity: string
  unit: string
  /** What one unit of it is worth in its first year. */
  proxy: MoneyAssumption
  /** Share that would have happened anyway. */
  deadweight: Assumption
  /** Share that only moved from elsewhere. */
  displacement: Assumption
  /** Share that others brought about. */
  attribution: Assumption
  /** Share lost each year from the second year on. */
  dropOff: Assumption
  /** For how many years it lasts, a whole number from 1 to 50. */
  years: { value: number; source: string }
}

/** Everything an SROI is computed from. */
export type SroiInput = {
  /** ISO 4217; every amount must be in it. */
  currency: string
  outcomes: readonly SroiOutcome[]
  /** Minutes volunteers gave: their time is an input, never a benefit. */
  volunteerMinutes: string
  /** What an hour of a volunteer is worth. */
  hourlyValue: MoneyAssumption
  /** Money spent beside the volunteers' time, in `currency`. */
  programmeCost: string
  /** Per year, for example 0.035. */
  discountRate: Assumption
}
