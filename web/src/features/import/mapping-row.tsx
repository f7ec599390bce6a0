import { Trans, useLingui } from "@lingui/react/macro"
import { Pill } from "../../components/ui/pill.tsx"
import { SelectField } from "../../components/ui/select-field.tsx"
import { useLocale } from "../../i18n/use-locale.ts"
import type { ImportDetail } from "./import-view.tsx"
import { columnOf, type MappingDraft } from "./to-mapping-input.ts"

/** Stands for "no column" in the list; a heading can be any text, so the columns carry a prefix. */
const NONE = "none"
const PREFIX = "column:"

type Props = {
  field: NonNullable<ImportDetail["mapping"]>["fields"][number]
  columns: ImportDetail["columns"]
  draft: MappingDraft
  isDisabled: boolean
  /** Another column is as likely. */
  isConflict: boolean
  onColumn: (column: string | null) => void
}

export function MappingRow({ field, columns, draft, isDisabled, isConflict, onColumn }: Props) {
  const { t } = useLingui()
  const column = columnOf(draft, field)
  const samples = columns.find((one) => one.name === column)?.samples ?? []
  return (
    <tr className="border-b border-line last:border-0" data-field={field.field}>
      <th scope="row" className="px-5 py-2.5 text-left font-normal">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{field.field}</span>
          {field.isRequired ? <span className="text-xs text-muted">{t`required`}</span> : null}
        </span>
        <span className="block max-w-80 text-[13px] text-muted">{field.description}</span>
      </th>
      <td className="px-3 py-2">
        <SelectField
          label={t`Column for ${field.field}`}
          isDisabled={isDisabled}
          value={column === null ? NONE : PREFIX + column}
          options={[
            { id: NONE, name: t`no column` },
            ...columns.map((one) => ({ id: PREFIX + one.name, name: one.name, hint: one.samples.join(", ") })),
          ]}
          onChange={(id) => onColumn(id === NONE ? null : id.slice(PREFIX.length))}
        />
      </td>
      <td className="max-w-64 px-3 py-2 text-[13px] text-muted">
        <span className="line-clamp-2 break-words">{samples.join(", ")}</span>
      </td>
      <td className="px-5 py-2">
        <Confidence field={field} column={column} isTouched={draft.columns[field.field] !== undefined} isConflict={isConflict} />
      </td>
    </tr>
  )
}

type ConfidenceProps = { field: Props["field"]; column: string | null; isTouched: boolean; isConflict: boolean }

function Confidence({ field, column, isTouched, isConflict }: ConfidenceProps) {
  const { locale } = useLocale()
  if (isConflict && !isTouched) {
    return (
      <Pill tone="bad">
        <Trans>two columns, choose</Trans>
      </Pill>
    )
  }
  if (column === null) {
    return field.isRequired ? (
      <Pill tone="bad">
        <Trans>missing</Trans>
      </Pill>
    ) : null
  }
  if (isTouched || field.confidence === 1) {
    return (
      <Pill tone="good">
        <Trans>certain</Trans>
      </Pill>
    )
  }
  const share = new Intl.NumberFormat(locale, { style: "percent" }).format(field.confidence)
  return (
    <Pill tone={field.confidence >= 0.8 ? "neutral" : "warn"}>
      <Trans>{share} sure</Trans>
    </Pill>
  )
}
