import { plural } from "@lingui/core/macro"
import { useLingui } from "@lingui/react/macro"
import { ChevronDown, Layers } from "lucide-react"
import { MenuButton } from "../../../components/ui/menu-button.tsx"

type Props = { programs: readonly { id: string; name: string }[]; selected: readonly string[]; onChange: (ids: string[]) => void }

/** Which programmes count; all when none is chosen. */
export function ProgramFilter({ programs, selected, onChange }: Props) {
  const { t } = useLingui()
  const [only] = selected
  const text =
    selected.length === 0
      ? t`All programmes`
      : selected.length === 1
        ? (programs.find((program) => program.id === only)?.name ?? t`1 programme`)
        : plural(selected.length, { one: "# programme", other: "# programmes" })
  return (
    <MenuButton
      label={t`Programmes: ${text}`}
      className="inline-flex h-9 max-w-56 items-center gap-2 border border-line-strong bg-raised px-2.5 sm:px-3 text-sm hover:bg-hover"
      groups={[
        { id: "all", selected: selected.length === 0 ? ["all"] : [], entries: [{ id: "all", name: t`All programmes` }] },
        { id: "some", selected, isMany: true, entries: programs },
      ]}
      onAction={(id, group) => {
        if (group === "all") onChange([])
        else onChange(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id])
      }}
    >
      <Layers aria-hidden className="size-4 shrink-0 text-muted max-sm:hidden" />
      <span className="truncate">{text}</span>
      <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
    </MenuButton>
  )
}
