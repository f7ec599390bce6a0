import { Plural, Trans } from "@lingui/react/macro"
import type { DecimalText, Unit } from "../../../lib/format.ts"

/** The unit in a word or two, to stand behind a number; which form of the word depends on the number. */
export function UnitName({ unit, value, currency }: { unit: Unit; value: DecimalText; currency: string }) {
  const count = Number(value)
  switch (unit) {
    case "PEOPLE":
      return <Plural value={count} one="person" other="people" />
    case "SESSIONS":
      return <Plural value={count} one="session" other="sessions" />
    case "HOURS":
      return <Plural value={count} one="hour" other="hours" />
    case "RATING_1_TO_5":
      return <Trans>of 5</Trans>
    case "SCORE_0_TO_100":
      return <Trans>of 100</Trans>
    case "RATIO":
      return <Trans>per 1 {currency} put in</Trans>
  }
}
