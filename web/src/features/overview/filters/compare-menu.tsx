import { useLingui } from "@lingui/react/macro"
import { ChevronDown, GitCompareArrows } from "lucide-react"
import { MenuButton } from "../../../components/ui/menu-button.tsx"

export type Compare = "PREVIOUS_PERIOD" | "PREVIOUS_YEAR"

/** Which period the changes are told against. */
export function CompareMenu({ compare, onChange }: { compare: Compare; onChange: (compare: Compare) => void }) {
  const { t } = useLingui()
  const names: Record<Compare, string> = { PREVIOUS_PERIOD: t`Previous period`, PREVIOUS_YEAR: t`Previous year` }
  return (
    <MenuButton
      label={t`Compare with: ${names[compare]}`}
      className="inline-flex h-9 items-center gap-2 border border-line-strong bg-raised px-2.5 sm:px-3 text-sm hover:bg-hover"
      groups={[
        {
          id: "compare",
          selected: [compare],
          entries: [
            { id: "PREVIOUS_PERIOD", name: names.PREVIOUS_PERIOD, hint: t`The span of the same length just before` },
            { id: "PREVIOUS_YEAR", name: names.PREVIOUS_YEAR, hint: t`The same span a year earlier` },
          ],
        },
      ]}
      onAction={(id) => onChange(id === "PREVIOUS_YEAR" ? "PREVIOUS_YEAR" : "PREVIOUS_PERIOD")}
    >
      <GitCompareArrows aria-hidden className="size-4 text-muted max-sm:hidden" />
      {names[compare]}
      <ChevronDown aria-hidden className="size-4 text-muted" />
    </MenuButton>
  )
}
