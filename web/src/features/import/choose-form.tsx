import { useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { type Option, SelectField } from "../../components/ui/select-field.tsx"

type Props = {
  label: string
  placeholder: string
  apply: string
  options: readonly Option[]
  isDisabled: boolean
  onApply: (id: string) => void
}

/** Mends a kind of problem by choosing one of a list for the whole file. */
export function ChooseForm({ label, placeholder, apply, options, isDisabled, onApply }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SelectField
        label={label}
        placeholder={placeholder}
        options={options}
        value={chosen}
        onChange={setChosen}
        isDisabled={isDisabled || options.length === 0}
        className="w-56 max-w-full"
      />
      <Button
        look="primary"
        isDisabled={isDisabled || chosen === null}
        onPress={() => {
          if (chosen !== null) onApply(chosen)
        }}
        data-testid="repair"
      >
        {apply}
      </Button>
    </div>
  )
}
