import type { Assumption, MoneyAssumption } from "@teei/domain/sroi"
import data from "./proxies.json" with { type: "json" }

/** A financial proxy: what one unit of something is worth where, in whose money and of which year. */
export type FinancialProxy = (typeof data.proxies)[number]

/** Everything an SROI assumes rather than measures, for one country and currency. */
export type SroiAssumptions = {
  currency: string
  /** Value of a volunteer's hour. */
  hourValue: MoneyAssumption
  /** Value of one CEFR level gained. */
  levelValue: MoneyAssumption
  deadweight: Assumption
  displacement: Assumption
  attribution: Assumption
  dropOff: Assumption
  years: { value: number; source: string }
  discountRate: Assumption
}

/** The financial proxies there are. */
export const financialProxies: readonly FinancialProxy[] = data.proxies

/**
 * The assumptions for a company's country (ISO 3166-1 alpha-2) and currency (ISO 4217). Null where no proxy of that country is in that
 * currency: values are never taken from another country and never converted.
 */
export function assumptionsFor(country: string, currency: string): SroiAssumptions | null {
  const find = (key: string): MoneyAssumption | null => {
    const proxy = data.proxies.find((entry) => entry.key === key && entry.country === country && entry.currency === currency)
    return proxy ? { value: proxy.value, currency, source: `${proxy.source}; ${proxy.country}, ${proxy.priceYear} prices` } : null
  }
  const [hourValue, levelValue] = [find("HOUR_VALUE"), find("LEVEL_VALUE")]
  return hourValue && levelValue ? { currency, hourValue, levelValue, ...data.assumptions } : null
}
