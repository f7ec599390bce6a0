import { plural } from "@lingui/core/macro"
import { Trans, useLingui } from "@lingui/react/macro"
import { Link } from "@tanstack/react-router"
import { Files } from "lucide-react"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { EmptyState } from "../../components/ui/empty-state.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { Skeleton } from "../../components/ui/skeleton.tsx"
import type { ImportsQuery } from "../../gql/graphql.ts"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatCount, formatInstant } from "../../lib/format.ts"
import { StatusPill } from "./status-pill.tsx"
import { HashChip } from "./hash-chip.tsx"
import { SOURCES } from "./sources.ts"
import { CHANNEL_NAMES } from "./words.ts"
import { ScrollRegion } from "../../components/ui/scroll-region.tsx"

export type PastImport = NonNullable<NonNullable<ImportsQuery["company"]>["imports"]>["nodes"][number]

type Props = { lang: string; companyId: string; imports: readonly PastImport[] | null; isLoading: boolean; onMore?: () => void }

/** The files brought in before, newest first. */
export function PastImports({ lang, companyId, imports, isLoading, onMore }: Props) {
  const { t, i18n } = useLingui()
  const { locale } = useLocale()
  return (
    <Card title={t`Earlier imports`}>
      {isLoading ? (
        <output className="flex flex-col gap-2 p-5" aria-label={t`Loading`}>
          <Skeleton className="h-9" />
          <Skeleton className="h-9" />
          <Skeleton className="h-9" />
        </output>
      ) : imports === null ? (
        <div className="p-5">
          <Notice tone="warn">
            <Trans>The list of imports does not answer just now.</Trans>
          </Notice>
        </div>
      ) : imports.length === 0 ? (
        <EmptyState icon={<Files aria-hidden className="size-5" />} title={<Trans>No file has been imported yet</Trans>}>
          <Trans>Each import stays listed here with its file, its rows and its problems.</Trans>
        </EmptyState>
      ) : (
        <ScrollRegion label={t`Earlier imports`} className="mt-2 overflow-x-auto pb-2">
          <table className="w-full min-w-[860px] text-sm">
            <thead className="text-left text-[13px] text-muted">
              <tr className="border-b border-line">
                <th scope="col" className="px-5 py-2 font-medium">
                  <Trans>File</Trans>
                </th>
                <th scope="col" className="px-3 py-2 font-medium">
                  <Trans>Source</Trans>
                </th>
                <th scope="col" className="px-3 py-2 font-medium">
                  <Trans>Status</Trans>
                </th>
                <th scope="col" className="px-3 py-2 font-medium">
                  <Trans>Rows</Trans>
                </th>
                <th scope="col" className="px-3 py-2 font-medium">
                  <Trans>Mapping</Trans>
                </th>
                <th scope="col" className="px-5 py-2 font-medium">
                  <Trans>Begun</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {imports.map((one) => (
                <tr
                  key={one.id}
                  className="border-b border-line align-top transition-colors last:border-0 hover:bg-hover"
                  data-testid="import-row"
                >
                  <th scope="row" className="max-w-80 px-5 py-2.5 text-left font-medium">
                    <Link
                      to="/$lang/cockpit/$companyId/import/$importId"
                      params={{ lang, companyId, importId: one.id }}
                      className="inline-flex min-h-6 items-center rounded break-all underline-offset-4 hover:underline"
                    >
                      {one.file.name}
                    </Link>
                    {one.file.sha256 ? (
                      <span className="-ml-1 block">
                        <HashChip hash={one.file.sha256} />
                      </span>
                    ) : null}
                  </th>
                  <td className="px-3 py-2.5">
                    <span className="block">{i18n._(SOURCES[one.source].name)}</span>
                    <span className="block text-[13px] text-muted">{i18n._(CHANNEL_NAMES[one.channel])}</span>
                  </td>
                  <td className="px-3 py-2.5">
                    <StatusPill status={one.status} />
                  </td>
                  <td className="px-3 py-2.5 tabular-nums">
                    <RowsOf one={one} />
                  </td>
                  <td className="px-3 py-2.5 text-muted tabular-nums">{one.mapping?.version ?? "–"}</td>
                  <td className="px-5 py-2.5 whitespace-nowrap">
                    <span className="block tabular-nums">{formatInstant(one.createdAt, locale)}</span>
                    <span className="block text-[13px] text-muted">{one.createdBy?.name ?? t`a key`}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {onMore ? (
            <div className="px-5 py-2">
              <Button size="sm" onPress={onMore}>
                <Trans>Show more</Trans>
              </Button>
            </div>
          ) : null}
        </ScrollRegion>
      )}
    </Card>
  )
}

/** The rows of an import, and what became of them. */
function RowsOf({ one: { counts, status } }: { one: PastImport }) {
  const { t } = useLingui()
  const { locale } = useLocale()
  if (counts.total === 0) return <span className="text-muted">–</span>
  const said = (count: number, text: string) => (count > 0 ? [text] : [])
  const created = formatCount(counts.created, locale)
  const updated = formatCount(counts.updated, locale)
  const unchanged = formatCount(counts.unchanged, locale)
  const withdrawn = formatCount(counts.withdrawn, locale)
  const left = formatCount(counts.invalid + counts.held, locale)
  const facts = [
    ...said(counts.created, t`${created} new`),
    ...said(counts.updated, t`${updated} changed`),
    ...said(counts.unchanged, t`${unchanged} there already`),
    ...said(counts.withdrawn, t`${withdrawn} withdrawn`),
    ...said(status === "COMMITTED" ? counts.invalid + counts.held : 0, t`${left} left out`),
  ]
  return (
    <>
      <span className="block">{plural(counts.total, { one: "# row", other: "# rows" })}</span>
      {facts.length > 0 ? <span className="block max-w-64 text-[13px] text-muted">{facts.join(" · ")}</span> : null}
    </>
  )
}
