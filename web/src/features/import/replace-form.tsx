import { plural } from "@lingui/core/macro"
import { Trans, useLingui } from "@lingui/react/macro"
import { ArrowRight } from "lucide-react"
import { useState } from "react"
import { Input, TextField } from "react-aria-components"
import { Button } from "../../components/ui/button.tsx"
import { SelectField } from "../../components/ui/select-field.tsx"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatCount } from "../../lib/format.ts"
import type { IssueGroup } from "./issue-group-row.tsx"

/** Stands for "leave it empty" in the list; what is allowed can be any text, so it carries a prefix. */
const EMPTY = "empty"
const PREFIX = "value:"

type Props = {
  values: IssueGroup["values"]
  allowed: readonly string[] | null
  mayBeEmpty: boolean
  isDisabled: boolean
  onApply: (changes: { from: string; to: string }[]) => void
}

/** Mends cells by saying what each of them means. Those left open stay as they are. */
export function ReplaceForm({ values, allowed, mayBeEmpty, isDisabled, onApply }: Props) {
  const { t } = useLingui()
  const { locale } = useLocale()
  const [meant, setMeant] = useState<Record<string, string>>({})
  const written = values.flatMap(({ value, rows }) => (value ? [{ value, rows }] : []))
  const chosen = written.filter(({ value }) => meant[value] !== undefined)
  const rows = (chosen.length > 0 ? chosen : written).reduce((sum, one) => sum + one.rows, 0)
  const say = (value: string, to: string | undefined) => {
    const { [value]: _, ...others } = meant
    setMeant(to === undefined ? others : { ...others, [value]: to })
  }
  return (
    <form
      className="flex w-full flex-col gap-2 lg:w-[26rem]"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen.length > 0 && !isDisabled) onApply(chosen.map(({ value }) => ({ from: value, to: meant[value] ?? "" })))
      }}
    >
      {written.map(({ value, rows: count }) => (
        <div key={value} className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-2">
          <span className="truncate text-[13px]" title={value}>
            <span className="font-mono">{value}</span>
            <span className="text-muted tabular-nums"> × {formatCount(count, locale)}</span>
          </span>
          <ArrowRight aria-hidden className="size-3.5 text-muted" />
          {allowed ? (
            <SelectField
              label={t`What ${value} means`}
              placeholder={t`Choose what it means`}
              isDisabled={isDisabled}
              value={toKey(meant[value])}
              options={[
                ...allowed.map((one) => ({ id: PREFIX + one, name: one })),
                ...(mayBeEmpty ? [{ id: EMPTY, name: t`leave it empty` }] : []),
              ]}
              onChange={(key) => say(value, key === EMPTY ? "" : key.slice(PREFIX.length))}
            />
          ) : (
            <TextField
              aria-label={t`What ${value} means`}
              value={meant[value] ?? ""}
              maxLength={200}
              isDisabled={isDisabled}
              onChange={(to) => say(value, to === "" ? undefined : to)}
            >
              <Input
                placeholder={t`Write what it means`}
                className="h-9 w-full rounded-lg border border-control bg-raised px-3 text-sm placeholder:text-faint"
              />
            </TextField>
          )}
        </div>
      ))}
      <div className="flex items-center justify-between gap-3">
        <p className="text-[13px] text-muted">
          <Trans>Holds for this file and is remembered for the next.</Trans>
        </p>
        <Button type="submit" look="primary" isDisabled={isDisabled || chosen.length === 0} data-testid="repair">
          {plural(rows, { one: "Mend # row", other: "Mend # rows" })}
        </Button>
      </div>
    </form>
  )
}

function toKey(meant: string | undefined): string | null {
  if (meant === undefined) return null
  return meant === "" ? EMPTY : PREFIX + meant
}
