import type { Ref, Working } from "../working/index.ts"
import type { Assumption, SroiOutcome } from "./sroi-input.ts"

const MOST_YEARS = 50

/**
 * Present value of one outcome, in the currency: `quantity × proxy × (1−deadweight) × (1−displacement) × (1−attribution)` for the
 * first year (deductions one after the other, never added up), less drop-off from the second year, each year n divided by `(1+r)^n`.
 * Source: Social Value International, A Guide to Social Return on Investment (2012), stages 3 to 5.
 *
 * `growth` is the step of `1 + r`. Nothing is rounded on the way.
 */
export function valueOutcome(w: Working, outcome: SroiOutcome, growth: Ref): Ref {
  const { id, label, proxy } = outcome
  const years = outcome.years.value
  if (!Number.isInteger(years) || years < 1 || years > MOST_YEARS) throw new RangeError(`"${id}" must last 1 to ${MOST_YEARS} whole years.`)

  const kept = (name: string, what: string, share: Assumption): Ref => {
    if (!(Number(share.value) >= 0 && Number(share.value) <= 1)) throw new RangeError(`${what} of "${id}" must lie between 0 and 1.`)
    const input = w.input(`${id}_${name}`, `${label}: ${what}`, share.value, "share", share.source)
    return w.subtract(`${id}_${name}_left`, `${label}: what is left after ${what}`, "share", w.constant(1), input)
  }

  const firstYear = w.multiply(`${id}_year_1`, `${label}: impact in year 1`, proxy.currency, [
    w.input(`${id}_quantity`, label, outcome.quantity, outcome.unit),
    w.input(`${id}_proxy`, `${label}: value of one`, proxy.value, `${proxy.currency} each`, proxy.source),
    kept("deadweight", "deadweight", outcome.deadweight),
    kept("displacement", "displacement", outcome.displacement),
    kept("attribution", "attribution to others", outcome.attribution),
  ])
  const carried = kept("drop_off", "yearly drop-off", outcome.dropOff)
  w.input(`${id}_years`, `${label}: years it lasts`, years, "years", outcome.years.source)

  const discounted: Ref[] = []
  for (let year = 1, impact = firstYear; year <= years; year++) {
    if (year > 1) impact = w.multiply(`${id}_year_${year}`, `${label}: impact in year ${year}`, proxy.currency, [impact, carried])
    const factor = w.power(`${id}_discount_${year}`, `${label}: discount for year ${year}`, "factor", growth, w.constant(year))
    discounted.push(w.divide(`${id}_pv_${year}`, `${label}: present value of year ${year}`, proxy.currency, impact, factor))
  }
  return w.add(`${id}_pv`, `${label}: present value`, proxy.currency, discounted)
}
