import { Label, RadioGroup } from "react-aria-components"
import { cx } from "../../lib/cx.ts"
import { RadioCard } from "./radio-card.tsx"

type Option<T> = { id: T; name: string; hint: string }

/** A choice among few, each with a sentence; in groups where options belong together. */
export function RadioCards<T extends string>({
  label,
  value,
  groups,
  onChange,
  isDisabled = false,
}: {
  label: string
  value: T
  groups: readonly { name?: string; options: readonly Option<T>[] }[]
  onChange: (id: T) => void
  isDisabled?: boolean
}) {
  return (
    <RadioGroup
      value={value}
      isDisabled={isDisabled}
      onChange={(id) => {
        const chosen = groups.flatMap(({ options }) => options).find((option) => option.id === id)
        if (chosen) onChange(chosen.id)
      }}
    >
      <Label className="mb-2 block text-[13px] font-medium">{label}</Label>
      <div className="flex flex-col gap-4">
        {groups.map(({ name, options }) => (
          <div key={name ?? ""}>
            {name ? <p className="mb-1.5 text-[13px] text-muted">{name}</p> : null}
            <div
              className={cx(
                "grid gap-3 sm:grid-cols-2",
                groups.length > 1 ? "xl:grid-cols-4" : "xl:grid-cols-[repeat(auto-fit,minmax(15rem,1fr))]",
              )}
            >
              {options.map((option) => (
                <RadioCard key={option.id} {...option} />
              ))}
            </div>
          </div>
        ))}
      </div>
    </RadioGroup>
  )
}
