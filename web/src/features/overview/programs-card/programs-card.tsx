import { Trans, useLingui } from "@lingui/react/macro"
import { useFragment } from "@apollo/client/react"
import type { FragmentType } from "@apollo/client"
import { FolderOpen } from "lucide-react"
import { Button } from "react-aria-components"
import { Card } from "../../../components/ui/card.tsx"
import { EmptyState } from "../../../components/ui/empty-state.tsx"
import { Notice } from "../../../components/ui/notice.tsx"
import { Pill } from "../../../components/ui/pill.tsx"
import { graphql } from "../../../gql/gql.ts"
import type { FigureCell_FigureFragment, ProgramRow_ProgramFragment } from "../../../gql/graphql.ts"
import { useLocale } from "../../../i18n/use-locale.ts"
import { METRIC_NAMES, PROGRAM_KIND_NAMES } from "../../../i18n/words.ts"
import { formatValue } from "../../../lib/format.ts"
import { ScrollRegion } from "../../../components/ui/scroll-region.tsx"

graphql(`
  fragment FigureCell_figure on Figure {
    id
    value
    unit
    status
    metric {
      id
      key
    }
  }
`)

const PROGRAM_ROW = graphql(`
  fragment ProgramRow_program on Program {
    id
    name
    kind
    impact(period: $period) {
      id
      participants {
        ...FigureCell_figure @unmask
      }
      sessions {
        ...FigureCell_figure @unmask
      }
      volunteerHours {
        ...FigureCell_figure @unmask
      }
      averageRating {
        ...FigureCell_figure @unmask
      }
      sroi {
        ...FigureCell_figure @unmask
      }
    }
  }
`)

type RowProps = { program: FragmentType<ProgramRow_ProgramFragment>; period: { iso: string }; onWhy: (figureId: string) => void }

type Props = {
  programs: readonly ({ id: string } & FragmentType<ProgramRow_ProgramFragment>)[] | null
  period: { iso: string }
  onWhy: (figureId: string) => void
}

const COLUMNS = ["PARTICIPANTS", "SESSIONS", "VOLUNTEER_HOURS", "AVERAGE_RATING", "SROI"] as const

/** The programmes side by side; null when that part of the platform does not answer. */
export function ProgramsCard({ programs, period, onWhy }: Props) {
  const { t, i18n } = useLingui()
  return (
    <Card title={t`Programmes`} hint={<Trans>Press a number to see how it came about</Trans>}>
      {programs === null ? (
        <div className="p-5">
          <Notice tone="warn">
            <Trans>The programmes do not answer just now. The other figures are not affected.</Trans>
          </Notice>
        </div>
      ) : programs.length === 0 ? (
        <EmptyState icon={<FolderOpen aria-hidden className="size-5" />} title={<Trans>No programmes yet</Trans>}>
          <Trans>Programmes appear here as soon as they exist.</Trans>
        </EmptyState>
      ) : (
        <ScrollRegion label={t`Programmes`} className="mt-2 overflow-x-auto pb-2">
          <table className="w-full min-w-[680px] text-sm">
            <thead className="text-[13px] text-muted">
              <tr className="border-b border-line">
                <th scope="col" className="px-5 py-2 text-left font-medium">
                  <Trans>Programme</Trans>
                </th>
                {COLUMNS.map((key) => (
                  <th key={key} scope="col" className="px-3 py-2 text-right font-medium last:pr-5">
                    {key === "SROI" ? t`SROI` : i18n._(METRIC_NAMES[key])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {programs.map((program) => (
                <ProgramRow key={program.id} program={program} period={period} onWhy={onWhy} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Card>
  )
}

function ProgramRow({ program, period, onWhy }: RowProps) {
  const { i18n } = useLingui()
  const { data, complete } = useFragment({
    fragment: PROGRAM_ROW,
    fragmentName: "ProgramRow_program",
    from: program,
    variables: { period },
  })
  if (!complete) return null
  const { impact } = data
  const figures = impact ? [impact.participants, impact.sessions, impact.volunteerHours, impact.averageRating, impact.sroi] : []
  return (
    <tr className="border-b border-line transition-colors last:border-0 hover:bg-hover">
      <th scope="row" className="px-5 py-2.5 text-left font-medium">
        <span className="mr-2.5">{data.name}</span>
        <Pill>{i18n._(PROGRAM_KIND_NAMES[data.kind])}</Pill>
      </th>
      {COLUMNS.map((key, i) => (
        <td key={key} className="px-3 py-1.5 text-right tabular-nums last:pr-5">
          <FigureCell figure={figures[i]} programName={data.name} onWhy={onWhy} />
        </td>
      ))}
    </tr>
  )
}

function FigureCell({
  figure,
  programName,
  onWhy,
}: {
  figure: FigureCell_FigureFragment | undefined
  programName: string
  onWhy: (figureId: string) => void
}) {
  const { t, i18n } = useLingui()
  const { locale } = useLocale()
  if (!figure) return <span className="text-faint">{t`no answer`}</span>
  const text = figure.value ? formatValue(figure.value, figure.unit, locale) : figure.status === "SUPPRESSED" ? t`withheld` : t`no data`
  const name = i18n._(METRIC_NAMES[figure.metric.key])
  return (
    <Button
      onPress={() => onWhy(figure.id)}
      aria-label={t`${name}, ${programName}: ${text}. Why this number?`}
      className="min-h-7 rounded-md px-1.5 decoration-line-strong decoration-dotted underline-offset-4 transition-colors hover:bg-brand-soft hover:text-brand hover:underline"
    >
      {figure.value ? text : <span className="text-[13px] text-faint">{text}</span>}
    </Button>
  )
}
