import { Trans, useLingui } from "@lingui/react/macro"
import { Link } from "@tanstack/react-router"
import { ArrowRight } from "lucide-react"
import { buttonClass } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatInstant } from "../../lib/format.ts"
import { Count } from "./counts-card.tsx"
import type { ImportDetail } from "./import-view.tsx"

/** What became of the rows. */
export function ResultCard({ lang, companyId, one }: { lang: string; companyId: string; one: ImportDetail }) {
  const { t } = useLingui()
  const { locale } = useLocale()
  const { counts } = one
  return (
    <div data-testid="import-result">
      <Card
        title={t`Imported`}
        hint={one.committedAt ? formatInstant(one.committedAt, locale) : undefined}
        aside={
          <Link to="/$lang/cockpit/$companyId" params={{ lang, companyId }} className={buttonClass("primary")}>
            <Trans>See the figures</Trans>
            <ArrowRight aria-hidden className="size-4" />
          </Link>
        }
      >
        <dl className="mt-4 grid grid-cols-2 border-t border-line sm:grid-cols-4">
          <Count name={<Trans>New</Trans>} value={counts.created} tone="text-good" />
          <Count name={<Trans>Changed</Trans>} value={counts.updated} />
          <Count name={<Trans>There already</Trans>} value={counts.unchanged} />
          <Count name={<Trans>Left out</Trans>} value={counts.invalid} tone={counts.invalid > 0 ? "text-bad" : ""} />
        </dl>
      </Card>
    </div>
  )
}
