import { Trans, useLingui } from "@lingui/react/macro"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import type { ImportDetail } from "./import-view.tsx"
import type { MappingDraft } from "./to-mapping-input.ts"

type Props = {
  columns: ImportDetail["columns"]
  conflicts: NonNullable<ImportDetail["mapping"]>["conflicts"]
  isDisabled: boolean
  onChoose: (change: Partial<MappingDraft>) => void
}

/** Fields for which two columns are as likely. Nothing is committed before a person has said which one it is. */
export function ConflictCard({ columns, conflicts, isDisabled, onChoose }: Props) {
  const { t } = useLingui()
  return (
    <Card title={t`Which column is it?`} hint={<Trans>Two columns are as likely, so you decide. The import waits for it.</Trans>}>
      <ul className="mt-3 divide-y divide-line border-t border-line" data-testid="conflicts">
        {conflicts.map(({ field, columns: rivals }) => (
          <li key={field} className="flex flex-col gap-2.5 px-5 py-4">
            <p className="text-sm font-medium">{field}</p>
            <div className="grid gap-3 sm:grid-cols-2">
              {rivals.map((column) => (
                <div
                  key={column}
                  className="flex min-w-0 items-center justify-between gap-3 rounded-xl border border-line-strong px-4 py-3"
                >
                  <span className="min-w-0">
                    <span className="block truncate text-sm font-medium">{column}</span>
                    <span className="block truncate text-[13px] text-muted">
                      {columns.find((one) => one.name === column)?.samples.join(", ") || t`no values`}
                    </span>
                  </span>
                  <Button
                    size="sm"
                    isDisabled={isDisabled}
                    aria-label={t`Use this one: ${column} for ${field}`}
                    onPress={() => onChoose({ columns: { [field]: column } })}
                  >
                    <Trans>Use this one</Trans>
                  </Button>
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
