import { createWorking, type Step, toExact } from "../working/index.ts"
import type { SroiInput } from "./sroi-input.ts"
import { valueOutcome } from "./value-outcome.ts"

/** A social return, or why there is none. Amounts are in the input's currency, all values exact decimals. */
export type Sroi =
  | {
      status: "OK"
      /** Sum of the outcomes' present values. */
      presentValue: string
      /** Present value per unit of money put in; at 1 a programme returns what it costs. Not rounded. */
      ratio: string
      /** `(presentValue − inputs) / inputs`; at 0 a programme returns what it costs. Not rounded. */
      netRatio: string
      /** `presentValue − inputs`. */
      npv: string
      /** The working of the ratio; its last step is the ratio rounded half up to two decimals. */
      steps: Step[]
      /** The ratio as it is shown, the last step's value. */
      value: string
    }
  | { status: "NO_DATA"; reason: string }

/**
 * Social return on investment: present value of the outcomes divided by what was put in (volunteers' hours × hourly value + programme
 * cost). Without inputs, without outcomes or with amounts in different currencies there is no ratio; it is never 0 or infinite then.
 *
 * Shares outside 0–1, a rate of −1 or less, or years outside 1–50 throw a RangeError: assumptions are checked where they are made.
 * Source: Social Value International, A Guide to Social Return on Investment (2012).
 */
export function sroi(input: SroiInput): Sroi {
  const { currency, outcomes } = input
  const foreign = [input.hourlyValue, ...outcomes.map((outcome) => outcome.proxy)].find((amount) => amount.currency !== currency)
  if (foreign)
    return { status: "NO_DATA", reason: `An amount is in ${foreign.currency} and the inputs are in ${currency}; they cannot be compared.` }
  if (outcomes.length === 0) return { status: "NO_DATA", reason: "No outcome was valued." }
  if (!toExact(input.discountRate.value).gt(-1)) throw new RangeError("The discount rate must be greater than -1.")

  const w = createWorking()
  const rate = w.input("discount_rate", "Discount rate per year", input.discountRate.value, "share", input.discountRate.source)
  const growth = w.add("growth", "One plus the discount rate", "factor", [w.constant(1), rate])
  const presentValue = w.add(
    "present_value",
    "Present value of all outcomes",
    currency,
    outcomes.map((outcome) => valueOutcome(w, outcome, growth)),
  )

  const minutes = w.input("volunteer_minutes", "Minutes volunteers gave", input.volunteerMinutes, "minutes")
  const hours = w.divide("volunteer_hours", "Hours volunteers gave", "hours", minutes, w.constant(60))
  const hourly = w.input(
    "hourly_value",
    "Value of a volunteer's hour",
    input.hourlyValue.value,
    `${currency} per hour`,
    input.hourlyValue.source,
  )
  const time = w.multiply("volunteer_time", "Value of the volunteers' time", currency, [hours, hourly])
  const cost = w.input("programme_cost", "Money spent on the programmes", input.programmeCost, currency)
  const inputs = w.add("inputs", "Everything put in", currency, [time, cost])
  if (!toExact(inputs.value).gt(0)) return { status: "NO_DATA", reason: "Neither volunteers' time nor money was put in." }

  const ratio = w.divide("ratio", "Present value per unit of money put in", "ratio", presentValue, inputs)
  w.round("sroi", "Social return on investment", "ratio", ratio, 2)
  const { value, steps } = w.result()

  const net = createWorking()
  const [pv, put] = [net.input("pv", "Present value", presentValue.value, currency), net.input("put", "Inputs", inputs.value, currency)]
  const npv = net.subtract("npv", "Net present value", currency, pv, put)
  const netRatio = net.divide("net", "Net ratio", "ratio", npv, put)
  return { status: "OK", presentValue: presentValue.value, ratio: ratio.value, netRatio: netRatio.value, npv: npv.value, steps, value }
}
