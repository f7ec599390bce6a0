import { plural } from "@lingui/core/macro"
import { Trans, useLingui } from "@lingui/react/macro"
import { Link } from "@tanstack/react-router"
import { Files } from "lucide-react"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { EmptyState } from "../../components/ui/empty-state.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { Skeleton } from "../../components/ui/skeleton.tsx"
import type { ImportCoreFragment } from "../../gql/graphql.ts"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatInstant } from "../../lib/format.ts"
import { StatusPill } from "./status-pill.tsx"
import { SOURCE_NAMES } from "./words.ts"
import { ScrollRegion } from "../../components/ui/scroll-region.tsx"

type Props = { lang: string; companyId: string; imports: readonly ImportCoreFragment[] | null; isLoading: boolean; onMore?: () => void }

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
          <table className="w-full min-w-[640px] text-sm">
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
                <th scope="col" className="px-5 py-2 font-medium">
                  <Trans>Begun</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {imports.map((one) => (
                <tr key={one.id} className="border-b border-line transition-colors last:border-0 hover:bg-hover" data-testid="import-row">
                  <th scope="row" className="px-5 py-2 text-left font-medium">
                    <Link
                      to="/$lang/cockpit/$companyId/import/$importId"
                      params={{ lang, companyId, importId: one.id }}
                      className="inline-flex min-h-6 items-center rounded break-all underline-offset-4 hover:underline"
                    >
                      {one.file.name}
                    </Link>
                  </th>
                  <td className="px-3 py-2 text-muted">{i18n._(SOURCE_NAMES[one.source])}</td>
                  <td className="px-3 py-2">
                    <StatusPill status={one.status} />
                  </td>
                  <td className="px-3 py-2 text-muted tabular-nums">
                    {one.counts.total > 0 ? plural(one.counts.total, { one: "# row", other: "# rows" }) : "–"}
                  </td>
                  <td className="px-5 py-2 text-muted whitespace-nowrap tabular-nums">{formatInstant(one.createdAt, locale)}</td>
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
