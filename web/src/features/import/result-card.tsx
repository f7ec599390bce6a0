import { Trans, useLingui } from "@lingui/react/macro"
import { Link } from "@tanstack/react-router"
import { ArrowRight } from "lucide-react"
import { buttonClass } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatInstant } from "../../lib/format.ts"
import { Count, Counts } from "./counts-card.tsx"
import type { ImportDetail } from "./import-view.tsx"

/** The receipt: what became of the rows. */
export function ResultCard({ lang, companyId, one }: { lang: string; companyId: string; one: ImportDetail }) {
  const { t } = useLingui()
  const { locale } = useLocale()
  const { counts } = one
  const isNothingNew = counts.created + counts.updated + counts.withdrawn === 0 && counts.unchanged > 0
  const replacedName = one.replaces?.file.name ?? ""
  return (
    <div data-testid="import-result">
      <Card
        title={t`Imported`}
        hint={
          <>
            {one.committedAt ? formatInstant(one.committedAt, locale) : null}
            {one.replaces ? (
              <>
                {" · "}
                <Trans>
                  replaces{" "}
                  <Link
                    to="/$lang/cockpit/$companyId/import/$importId"
                    params={{ lang, companyId, importId: one.replaces.id }}
                    className="text-ink underline underline-offset-4"
                  >
                    {replacedName}
                  </Link>
                </Trans>
              </>
            ) : null}
          </>
        }
        aside={
          <Link to="/$lang/cockpit/$companyId" params={{ lang, companyId }} className={buttonClass("primary")}>
            <Trans>See the figures</Trans>
            <ArrowRight aria-hidden className="size-4" />
          </Link>
        }
      >
        {isNothingNew ? (
          <Notice tone="good" className="mx-5 mt-4" title={<Trans>Nothing changed</Trans>}>
            <Trans>Every row of this file was here already, just so.</Trans>
          </Notice>
        ) : null}
        <Counts className="mt-4 overflow-hidden rounded-b-2xl border-t border-line">
          <Count name={<Trans>New</Trans>} value={counts.created} tone="text-good" />
          <Count name={<Trans>Changed</Trans>} value={counts.updated} />
          <Count name={<Trans>There already</Trans>} value={counts.unchanged} />
          {one.replaces ? <Count name={<Trans>Withdrawn</Trans>} value={counts.withdrawn} /> : null}
          {counts.held > 0 ? <Count name={<Trans>Good, but held back with their person</Trans>} value={counts.held} /> : null}
          <Count name={<Trans>Left out</Trans>} value={counts.invalid} tone={counts.invalid > 0 ? "text-bad" : ""} />
        </Counts>
      </Card>
    </div>
  )
}
