import { ToggleButton, ToggleButtonGroup } from "react-aria-components"
import type { ReactNode } from "react"

/** Two or three ways to look at the same thing, side by side. */
export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: T
  options: readonly { id: T; name: string; icon: ReactNode }[]
  onChange: (id: T) => void
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id))
        if (chosen) onChange(chosen.id)
      }}
      className="inline-flex h-9 items-center gap-0.5 rounded-lg border border-line-strong bg-raised p-0.5"
    >
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          aria-label={option.name}
          className="inline-flex h-full min-w-8 items-center justify-center rounded-md px-1.5 text-muted transition-colors hover:text-ink data-[selected]:bg-brand-soft data-[selected]:text-brand"
        >
          {option.icon}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
