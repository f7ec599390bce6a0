import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { TextInput } from "../../components/ui/text-input.tsx"

type Props = { field: string; apply: string; isDisabled: boolean; onApply: (value: string) => void }

/** Mends empty cells by a value for all of them. */
export function DefaultForm({ field, apply, isDisabled, onApply }: Props) {
  const { t } = useLingui()
  const [value, setValue] = useState("")
  const isEmpty = value.trim() === ""
  return (
    <form
      className="flex flex-col gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty && !isDisabled) onApply(value)
      }}
    >
      <div className="flex flex-wrap items-end gap-2">
        <TextInput label={t`${field} where the cell is empty`} value={value} onChange={setValue} maxLength={200} isDisabled={isDisabled} />
        <Button type="submit" look="primary" isDisabled={isDisabled || isEmpty} data-testid="repair">
          {apply}
        </Button>
      </div>
      <p className="text-[13px] text-muted">
        <Trans>Holds for every empty cell of the column.</Trans>
      </p>
    </form>
  )
}
