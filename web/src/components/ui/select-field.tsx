import { Check, ChevronDown } from "lucide-react"
import { Button, type Key, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components"
import { cx } from "../../lib/cx.ts"

export type Option = { id: string; name: string; hint?: string }

type Props = {
  label: string
  options: readonly Option[]
  value: string | null
  onChange: (id: string) => void
  isDisabled?: boolean
  placeholder?: string
  className?: string
  /** Id of a visible label; the spoken `label` serves otherwise. */
  labelledBy?: string
}

/** Chooses one of a list. */
export function SelectField({ label, options, value, onChange, isDisabled = false, placeholder, className, labelledBy }: Props) {
  return (
    <Select
      {...(labelledBy ? { "aria-labelledby": labelledBy } : { "aria-label": label })}
      value={value}
      onChange={(key: Key | null) => {
        if (typeof key === "string") onChange(key)
      }}
      isDisabled={isDisabled}
      {...(placeholder ? { placeholder } : {})}
      className={cx("min-w-0", className)}
    >
      <Button className="inline-flex h-9 w-full items-center justify-between gap-2 rounded-lg border border-line-strong bg-raised px-3 text-sm transition-colors hover:bg-hover disabled:cursor-not-allowed disabled:opacity-50">
        <SelectValue className="truncate data-[placeholder]:text-faint">
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
      </Button>
      <Popover
        className="max-h-80 min-w-(--trigger-width) overflow-auto rounded-xl border border-line bg-raised p-1 shadow-pop entering:animate-fade-in"
        offset={4}
      >
        <ListBox items={options} className="outline-none">
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.name}
              className="flex min-h-8 items-center gap-2 rounded-lg px-2 py-1 text-sm outline-none data-[focused]:bg-hover"
            >
              {({ isSelected }) => (
                <>
                  <Check aria-hidden className={cx("size-4 shrink-0 text-brand", !isSelected && "invisible")} />
                  <span className="min-w-0">
                    <span className="block truncate">{option.name}</span>
                    {option.hint ? <span className="block truncate text-xs text-muted">{option.hint}</span> : null}
                  </span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
