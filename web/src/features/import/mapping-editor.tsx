import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactNode } from "react"
import { ScrollRegion } from "../../components/ui/scroll-region.tsx"
import { SelectField } from "../../components/ui/select-field.tsx"
import type { ImportDetail } from "./import-view.tsx"
import { MappingRow } from "./mapping-row.tsx"
import type { MappingDraft } from "./to-mapping-input.ts"
import { DATE_FORMAT_NAMES, RATING_SCALE_NAMES } from "./words.ts"

export type MappingEditorProps = {
  columns: ImportDetail["columns"]
  mapping: NonNullable<ImportDetail["mapping"]>
  programs: readonly { id: string; name: string }[]
  draft: MappingDraft
  onDraft: (draft: MappingDraft) => void
  isDisabled: boolean
}

const DATE_FORMATS = ["ISO", "DAY_FIRST", "MONTH_FIRST"] as const
const SCALES = ["ZERO_TO_ONE", "ONE_TO_FIVE"] as const

/** Which column feeds which field, and how values are read. */
export function MappingEditor({ columns, mapping, programs, draft, onDraft, isDisabled }: MappingEditorProps) {
  const { t, i18n } = useLingui()
  return (
    <>
      <div className="grid gap-4 px-5 pt-4 sm:grid-cols-3">
        <Setting name={t`Dates are written`}>
          <SelectField
            label={t`Dates are written`}
            isDisabled={isDisabled}
            options={DATE_FORMATS.map((id) => ({ id, name: i18n._(DATE_FORMAT_NAMES[id]) }))}
            value={draft.dateFormat ?? mapping.dateFormat}
            onChange={(id) => onDraft({ ...draft, dateFormat: DATE_FORMATS.find((one) => one === id) ?? mapping.dateFormat })}
          />
        </Setting>
        <Setting name={t`Ratings go from`}>
          <SelectField
            label={t`Ratings go from`}
            isDisabled={isDisabled}
            placeholder={t`Choose the scale`}
            options={SCALES.map((id) => ({ id, name: i18n._(RATING_SCALE_NAMES[id]) }))}
            value={draft.ratingScale ?? mapping.ratingScale ?? null}
            onChange={(id) => {
              const scale = SCALES.find((one) => one === id)
              if (scale) onDraft({ ...draft, ratingScale: scale })
            }}
          />
        </Setting>
        <Setting name={t`Programme, where no column says so`}>
          <SelectField
            label={t`Programme, where no column says so`}
            isDisabled={isDisabled || programs.length === 0}
            placeholder={t`Choose a programme`}
            options={programs}
            value={draft.programId ?? mapping.program?.id ?? null}
            onChange={(programId) => onDraft({ ...draft, programId })}
          />
        </Setting>
      </div>
      <ScrollRegion label={t`Columns`} className="mt-4 overflow-x-auto border-t border-line">
        <table className="w-full min-w-[680px] text-sm">
          <thead className="text-left text-[13px] text-muted">
            <tr className="border-b border-line">
              <th scope="col" className="px-5 py-2 font-medium">
                <Trans>Field</Trans>
              </th>
              <th scope="col" className="w-60 px-3 py-2 font-medium">
                <Trans>Column of the file</Trans>
              </th>
              <th scope="col" className="px-3 py-2 font-medium">
                <Trans>First values</Trans>
              </th>
              <th scope="col" className="px-5 py-2 font-medium">
                <Trans>Proposal</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {mapping.fields.map((field) => (
              <MappingRow
                key={field.field}
                field={field}
                columns={columns}
                draft={draft}
                isDisabled={isDisabled}
                isConflict={mapping.conflicts.some((one) => one.field === field.field)}
                onColumn={(column) => onDraft({ ...draft, columns: { ...draft.columns, [field.field]: column } })}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}

function Setting({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <p aria-hidden className="mb-1.5 truncate text-[13px] font-medium">
        {name}
      </p>
      {children}
    </div>
  )
}
