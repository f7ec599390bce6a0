import { Label, Radio, RadioGroup } from "react-aria-components"
import { cx } from "../../lib/cx.ts"

/** A choice among few, each with a sentence. */
export function RadioCards<T extends string>({
  label,
  value,
  options,
  onChange,
  isDisabled = false,
}: {
  label: string
  value: T
  options: readonly { id: T; name: string; hint: string }[]
  onChange: (id: T) => void
  isDisabled?: boolean
}) {
  return (
    <RadioGroup
      value={value}
      isDisabled={isDisabled}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id)
        if (chosen) onChange(chosen.id)
      }}
    >
      <Label className="mb-2 block text-[13px] font-medium">{label}</Label>
      <div className="grid gap-3 sm:grid-cols-2">
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            className="group flex cursor-pointer items-start gap-3 rounded-xl border border-line-strong bg-raised px-4 py-3 transition-colors hover:bg-hover data-[disabled]:cursor-not-allowed data-[disabled]:opacity-60 data-[focus-visible]:outline-2 data-[focus-visible]:outline-offset-2 data-[focus-visible]:outline-focus data-[selected]:border-brand data-[selected]:bg-brand-soft"
          >
            <span
              aria-hidden
              className={cx(
                "mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-control group-data-[selected]:border-brand",
                "after:size-2 after:rounded-full group-data-[selected]:after:bg-brand",
              )}
            />
            <span className="min-w-0">
              <span className="block text-sm font-medium">{option.name}</span>
              <span className="block text-[13px] text-muted">{option.hint}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
