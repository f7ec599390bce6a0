import { Trans, useLingui } from "@lingui/react/macro"
import { TriangleAlert } from "lucide-react"
import { Card } from "../../components/ui/card.tsx"
import { cx } from "../../lib/cx.ts"
import type { ImportDetail } from "./import-view.tsx"
import { isKeptAsWritten, type PreviewCell, toPreviewCells } from "./to-issues.ts"
import { ScrollRegion } from "../../components/ui/scroll-region.tsx"

type Props = { rows: ImportDetail["preview"]; fields: NonNullable<ImportDetail["mapping"]>["fields"] }

/** The first rows as they would be stored; cells with a problem are marked and say what it is. */
export function PreviewCard({ rows, fields }: Props) {
  const { t } = useLingui()
  return (
    <Card title={t`Preview`} hint={<Trans>The first rows as they would be stored</Trans>}>
      <ScrollRegion label={t`Preview`} className="mt-2 overflow-x-auto pb-2">
        <table className="w-full text-[13px]">
          <thead className="text-left text-muted">
            <tr className="border-b border-line">
              <th scope="col" className="px-5 py-2 font-medium">
                <Trans>Row</Trans>
              </th>
              {fields.map((field) => (
                <th key={field.field} scope="col" className="px-3 py-2 font-medium whitespace-nowrap last:pr-5">
                  {field.field}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const { cells, loose } = toPreviewCells(row, fields)
              return (
                <tr
                  key={row.row}
                  id={`preview-row-${row.row}`}
                  tabIndex={-1}
                  className={cx("border-b border-line last:border-0 focus:bg-brand-soft", row.issues.length > 0 && "bg-bad-soft/40")}
                >
                  <th scope="row" className="px-5 py-2 text-left font-medium tabular-nums">
                    {row.row}
                    {loose.map((issue) => (
                      <span key={`${issue.code} ${issue.column ?? ""}`} className="block font-normal text-bad">
                        {issue.message}
                      </span>
                    ))}
                  </th>
                  {cells.map((cell) => (
                    <Cell key={cell.field} cell={cell} />
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}

function Cell({ cell }: { cell: PreviewCell }) {
  const { t } = useLingui()
  if (cell.issue) {
    return (
      <td className="max-w-48 px-3 py-2 text-bad last:pr-5" title={cell.issue.message}>
        <span className="inline-flex items-baseline gap-1.5">
          <TriangleAlert aria-hidden className="size-3.5 shrink-0 translate-y-0.5" />
          <span className="break-words">{cell.issue.value || t`empty`}</span>
        </span>
        <span className="sr-only">{cell.issue.message}</span>
      </td>
    )
  }
  if (isKeptAsWritten(cell.field, cell.value)) {
    return (
      <td className="px-3 py-2 whitespace-nowrap last:pr-5" title={t`Not one of the levels; kept as written`}>
        {cell.value} <span className="text-muted">{t`as written`}</span>
      </td>
    )
  }
  return (
    <td className="max-w-48 truncate px-3 py-2 last:pr-5" title={cell.value ?? undefined}>
      {cell.value ?? <span className="text-faint">{t`empty`}</span>}
    </td>
  )
}
