import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactNode } from "react"
import { Quote } from "../../../components/evidence/quote.tsx"
import type { WhyFigureFragment } from "../../../gql/graphql.ts"
import { useLocale } from "../../../i18n/use-locale.ts"
import { usePeriodName } from "../../../i18n/use-period-name.ts"
import { formatCount, formatDay, formatInstant, formatValue, shortHash } from "../../../lib/format.ts"
import { UnitName } from "../figure-card/unit-name.tsx"
import { CalculationView } from "./calculation-view.tsx"
import { CheckPanel } from "./check-panel.tsx"
import { toCalculation } from "./to-calculation.ts"

type Props = { figure: WhyFigureFragment; currency: string; recompute: () => Promise<string | null> }

export function WhyView({ figure, currency, recompute }: Props) {
  const { t } = useLingui()
  const { locale } = useLocale()
  const periodName = usePeriodName()
  const { lineage } = figure
  const { definition } = lineage
  return (
    <div className="flex flex-col gap-7">
      <div>
        <p className="text-sm text-muted">{periodName(figure.period)}</p>
        {figure.value ? (
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-4xl font-semibold tracking-tight tabular-nums">{formatValue(figure.value, figure.unit, locale)}</span>
            <span className="text-muted">
              <UnitName unit={figure.unit} value={figure.value} currency={currency} />
            </span>
          </p>
        ) : (
          <p className="text-2xl font-semibold text-muted">
            {figure.status === "SUPPRESSED" ? <Trans>Withheld</Trans> : <Trans>No data</Trans>}
          </p>
        )}
        <StatusWords status={figure.status} reason={figure.reason ?? null} />
        <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2">
          <Fact name={t`People behind it`}>
            {figure.n === null || figure.n === undefined ? t`not told` : formatCount(figure.n, locale)}
          </Fact>
          <Fact name={t`Data as of`}>{figure.asOf ? formatInstant(figure.asOf, locale) : t`no data yet`}</Fact>
          {figure.value ? <Fact name={t`Exact value`}>{figure.value}</Fact> : null}
        </dl>
      </div>

      <CheckPanel figureId={figure.id} value={figure.value ?? null} steps={lineage.steps} recompute={recompute} />

      <Section title={t`How it is computed`}>
        <p lang="en" className="rounded-lg bg-sunken px-3 py-2.5 font-mono text-[13px] leading-5 break-words">
          {lineage.formula}
        </p>
        {lineage.steps.length > 0 ? <CalculationView calculation={toCalculation(lineage.steps)} /> : null}
      </Section>

      <Section title={t`Definition`}>
        <p className="text-sm">
          <span lang="en" className="font-medium">
            {definition.name}
          </span>{" "}
          <span className="text-muted">
            <Trans>
              version {definition.version}, in force since {formatDay(definition.effectiveFrom, locale)}
            </Trans>
          </span>
        </p>
        <p lang="en" className="mt-1 text-sm text-muted">
          {definition.description}
        </p>
        <p className="mt-1.5 text-[13px] text-faint">
          <Trans>Source: {definition.source}</Trans>
        </p>
      </Section>

      <Section title={t`Where the facts come from`}>
        {lineage.sources.length === 0 ? (
          <p className="text-sm text-muted">
            <Trans>No file stands behind this figure.</Trans>
          </p>
        ) : (
          <table className="w-full text-sm">
            <thead className="text-left text-[13px] text-muted">
              <tr className="border-b border-line">
                <th scope="col" className="py-1.5 pr-3 font-medium">
                  <Trans>File</Trans>
                </th>
                <th scope="col" className="py-1.5 pr-3 font-medium">
                  SHA-256
                </th>
                <th scope="col" className="py-1.5 text-right font-medium">
                  <Trans>Rows</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {lineage.sources.map((source) => (
                <tr key={source.importId} className="border-b border-line last:border-0">
                  <th scope="row" className="py-1.5 pr-3 text-left font-normal break-all">
                    {source.fileName}
                  </th>
                  <td className="py-1.5 pr-3 font-mono text-xs text-muted" title={source.sha256 ?? undefined}>
                    {source.sha256 ? shortHash(source.sha256) : "–"}
                  </td>
                  <td className="py-1.5 text-right tabular-nums">{formatCount(source.rows, locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>

      <Section title={t`Left out`}>
        {lineage.excluded.length === 0 ? (
          <p className="text-sm text-muted">
            <Trans>Nothing was left out.</Trans>
          </p>
        ) : (
          <ul className="flex flex-col gap-1.5 text-sm">
            {lineage.excluded.map((one) => (
              <li key={one.reason} className="flex justify-between gap-4">
                <span lang="en">{one.reason}</span>
                <span className="shrink-0 text-muted tabular-nums">
                  {formatCount(one.count, locale)} {one.unit}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>

      {lineage.evidence?.nodes.length ? (
        <Section title={t`What people said`}>
          <ul className="flex flex-col gap-4">
            {lineage.evidence.nodes.map((snippet) => (
              <li key={snippet.id}>
                <Quote snippet={snippet} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  )
}

function StatusWords({ status, reason }: { status: WhyFigureFragment["status"]; reason: string | null }) {
  if (status === "OK") return null
  return (
    <p className="mt-1 max-w-prose text-sm text-muted">
      {status === "SUPPRESSED" ? (
        <Trans>Fewer than five people stand behind it, so it could point at somebody. It is not 0.</Trans>
      ) : (
        <Trans>Nothing was measured in this period. It is not 0: there is no number at all.</Trans>
      )}
      {reason ? (
        <span lang="en" className="mt-1 block text-ink">
          {reason}
        </span>
      ) : null}
    </p>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-[13px] text-muted">{name}</dt>
      <dd className="text-sm font-medium break-all tabular-nums">{children}</dd>
    </div>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 text-[15px] font-semibold">{title}</h3>
      {children}
    </section>
  )
}
