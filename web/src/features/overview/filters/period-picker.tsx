import { useLingui } from "@lingui/react/macro"
import { CalendarDays, ChevronDown, ChevronLeft, ChevronRight } from "lucide-react"
import { IconButton } from "../../../components/ui/button.tsx"
import { MenuButton } from "../../../components/ui/menu-button.tsx"
import { usePeriodName } from "../../../i18n/use-period-name.ts"
import { hasBegun, parsePeriod, type PeriodKind, periodPresets, shiftPeriod, toIso } from "../../../lib/period.ts"

type Props = { iso: string; day: { year: number; month: number }; onChange: (iso: string) => void }

/** Which period: presets that go back from today, and arrows to the neighbouring ones. */
export function PeriodPicker({ iso, day, onChange }: Props) {
  const { t } = useLingui()
  const periodName = usePeriodName()
  const parts = parsePeriod(iso)
  const next = parts && shiftPeriod(parts, 1)
  const titles: Record<PeriodKind, string> = { YEAR: t`Years`, HALF: t`Halves`, QUARTER: t`Quarters`, MONTH: t`Months` }
  const hints: Record<PeriodKind, [string, string]> = {
    YEAR: [t`This year`, t`Last year`],
    HALF: [t`This half`, t`Last half`],
    QUARTER: [t`This quarter`, t`Last quarter`],
    MONTH: [t`This month`, t`Last month`],
  }
  return (
    <div className="inline-flex h-9 items-center rounded-lg border border-line-strong bg-raised">
      <IconButton label={t`Earlier period`} onPress={() => parts && onChange(toIso(shiftPeriod(parts, -1)))}>
        <ChevronLeft aria-hidden className="size-4" />
      </IconButton>
      <MenuButton
        label={t`Period: ${periodName({ iso })}`}
        className="inline-flex h-8 min-w-28 items-center justify-center gap-2 px-2 text-sm font-medium tabular-nums hover:bg-hover"
        groups={periodPresets(day).map((group) => ({
          id: group.kind,
          title: titles[group.kind],
          selected: [iso],
          entries: group.isos.map((id, i) => ({
            id,
            name: periodName({ iso: id }),
            ...(hints[group.kind][i] ? { aside: hints[group.kind][i] } : {}),
          })),
        }))}
        onAction={onChange}
      >
        <CalendarDays aria-hidden className="size-4 text-muted" />
        {periodName({ iso })}
        <ChevronDown aria-hidden className="size-4 text-muted" />
      </MenuButton>
      <IconButton label={t`Later period`} isDisabled={!next || !hasBegun(next, day)} onPress={() => next && onChange(toIso(next))}>
        <ChevronRight aria-hidden className="size-4" />
      </IconButton>
    </div>
  )
}
