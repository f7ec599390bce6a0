import { plural } from "@lingui/core/macro"
import { useLingui } from "@lingui/react/macro"
import { Button } from "../../components/ui/button.tsx"
import { ChooseForm } from "./choose-form.tsx"
import { DefaultForm } from "./default-form.tsx"
import type { ImportDetail } from "./import-view.tsx"
import type { IssueGroup } from "./issue-group-row.tsx"
import { ReplaceForm } from "./replace-form.tsx"
import type { MappingDraft } from "./to-mapping-input.ts"
import { withDefault, withReplacements } from "./to-mends.ts"
import { DATE_FORMAT_NAMES, RATING_SCALE_NAMES } from "./words.ts"

/** What all repairs of a file share; `onRepair` has it checked anew with the change. */
export type RepairContext = {
  mapping: NonNullable<ImportDetail["mapping"]>
  columns: ImportDetail["columns"]
  programs: readonly { id: string; name: string }[]
  isDisabled: boolean
  onRepair: (change: Partial<MappingDraft>) => void
}

type Props = RepairContext & { group: IssueGroup; repair: NonNullable<IssueGroup["repair"]> }

const SCALES = ["ZERO_TO_ONE", "ONE_TO_FIVE"] as const
const DATE_FORMATS = ["ISO", "DAY_FIRST", "MONTH_FIRST"] as const

/** What mends a kind of problem, as one action. */
export function RepairForm({ group, repair, mapping, columns, programs, isDisabled, onRepair }: Props) {
  const { t, i18n } = useLingui()
  const { field } = group
  const apply = plural(repair.rows, { one: "Mend # row", other: "Mend # rows" })
  const isRequired = mapping.fields.some((one) => one.field === field && one.isRequired)
  switch (repair.kind) {
    case "CHOOSE_DATE_FORMAT": {
      const formats = repair.dateFormat ? [repair.dateFormat] : DATE_FORMATS.filter((one) => one !== mapping.dateFormat)
      return (
        <Choices
          hint={apply}
          options={formats.map((id) => ({ id, name: t`Read dates as ${i18n._(DATE_FORMAT_NAMES[id])}` }))}
          isDisabled={isDisabled}
          onChoose={(dateFormat) => onRepair({ dateFormat })}
        />
      )
    }
    case "CHOOSE_RATING_SCALE": {
      const scales = repair.ratingScale ? [repair.ratingScale] : SCALES.filter((one) => one !== mapping.ratingScale)
      return (
        <Choices
          hint={apply}
          options={scales.map((id) => ({ id, name: t`Ratings go from ${i18n._(RATING_SCALE_NAMES[id])}` }))}
          isDisabled={isDisabled}
          onChoose={(ratingScale) => onRepair({ ratingScale })}
        />
      )
    }
    case "CHOOSE_PROGRAM":
      return (
        <ChooseForm
          label={t`Programme of these rows`}
          placeholder={t`Choose a programme`}
          apply={apply}
          options={programs}
          isDisabled={isDisabled}
          onApply={(programId) => onRepair({ programId })}
        />
      )
    case "CHOOSE_COLUMN":
      return field === null ? null : (
        <ChooseForm
          label={t`Column for ${field}`}
          placeholder={t`Choose a column`}
          apply={apply}
          options={columns.map(({ name, samples }) => ({ id: name, name, hint: samples.join(", ") }))}
          isDisabled={isDisabled}
          onApply={(column) => onRepair({ columns: { [field]: column } })}
        />
      )
    case "REPLACE_VALUES":
      return field === null ? null : (
        <ReplaceForm
          values={group.values}
          allowed={repair.allowed}
          mayBeEmpty={!isRequired}
          isDisabled={isDisabled}
          onApply={(changes) => onRepair(withReplacements(mapping, field, changes))}
        />
      )
    case "SET_DEFAULT":
      return field === null ? null : (
        <DefaultForm
          field={field}
          apply={apply}
          isDisabled={isDisabled}
          onApply={(value) => onRepair({ defaults: withDefault(mapping.defaults, field, value) })}
        />
      )
  }
}

type ChoicesProps<T> = { hint: string; options: readonly { id: T; name: string }[]; isDisabled: boolean; onChoose: (id: T) => void }

/** Few enough to be buttons: one press mends. */
function Choices<T extends string>({ hint, options, isDisabled, onChoose }: ChoicesProps<T>) {
  return (
    <div className="flex flex-col gap-1.5 lg:items-end">
      {options.map(({ id, name }) => (
        <Button
          key={id}
          look={options.length === 1 ? "primary" : "secondary"}
          size="sm"
          isDisabled={isDisabled}
          onPress={() => onChoose(id)}
          data-testid="repair"
        >
          {name}
        </Button>
      ))}
      <p className="text-[13px] text-muted">{hint}</p>
    </div>
  )
}
