import { useMutation } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { RefreshCw } from "lucide-react"
import { type ReactNode, useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { SelectField } from "../../components/ui/select-field.tsx"
import { CHECK_IMPORT } from "./import-query.ts"
import type { ImportDetail } from "./import-view.tsx"
import { MappingRow } from "./mapping-row.tsx"
import { isChanged, NO_CHANGES, toMappingInput } from "./to-mapping-input.ts"
import { DATE_FORMAT_NAMES, RATING_SCALE_NAMES } from "./words.ts"
import { ScrollRegion } from "../../components/ui/scroll-region.tsx"

type Props = {
  importId: string
  columns: ImportDetail["columns"]
  mapping: NonNullable<ImportDetail["mapping"]>
  programs: readonly { id: string; name: string }[]
  isDisabled: boolean
}

const DATE_FORMATS = ["ISO", "DAY_FIRST", "MONTH_FIRST"] as const
const SCALES = ["ZERO_TO_ONE", "ONE_TO_FIVE"] as const

/** Which column feeds which field, and how values are read. Changing something asks for a new check. */
export function MappingCard({ importId, columns, mapping, programs, isDisabled }: Props) {
  const { t, i18n } = useLingui()
  const [draft, setDraft] = useState(NO_CHANGES)
  const [problem, setProblem] = useState<string | null>(null)
  const [checkImport, { loading }] = useMutation(CHECK_IMPORT)
  const hasChanges = isChanged(draft, mapping)

  const check = async () => {
    setProblem(null)
    try {
      const { data } = await checkImport({ variables: { input: { importId, mapping: toMappingInput(mapping, draft) } } })
      setProblem(data?.checkImport.userErrors[0]?.message ?? null)
    } catch {
      setProblem(t`The check could not be started. Try again in a moment.`)
    }
  }

  return (
    <Card
      title={t`Columns`}
      hint={<Trans>Which column of the file feeds which field</Trans>}
      aside={
        <Button
          look={hasChanges ? "primary" : "secondary"}
          isDisabled={isDisabled || !hasChanges}
          isBusy={loading}
          onPress={() => void check()}
          data-testid="recheck"
        >
          <RefreshCw aria-hidden className="size-4" />
          <Trans>Check again</Trans>
        </Button>
      }
    >
      {problem ? (
        <div className="px-5 pt-3">
          <Notice tone="bad">{problem}</Notice>
        </div>
      ) : null}
      <div className="grid gap-4 px-5 pt-4 sm:grid-cols-3">
        <Setting name={t`Dates are written`}>
          <SelectField
            label={t`Dates are written`}
            isDisabled={isDisabled}
            options={DATE_FORMATS.map((id) => ({ id, name: i18n._(DATE_FORMAT_NAMES[id]) }))}
            value={draft.dateFormat ?? mapping.dateFormat}
            onChange={(id) => setDraft({ ...draft, dateFormat: DATE_FORMATS.find((one) => one === id) ?? mapping.dateFormat })}
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
              if (scale) setDraft({ ...draft, ratingScale: scale })
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
            onChange={(programId) => setDraft({ ...draft, programId })}
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
                onColumn={(column) => setDraft({ ...draft, columns: { ...draft.columns, [field.field]: column } })}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
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
