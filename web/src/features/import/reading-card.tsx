import { useMutation, useQuery } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { FetchNotice } from "../../components/ui/fetch-notice.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { ScrollRegion } from "../../components/ui/scroll-region.tsx"
import { SelectField } from "../../components/ui/select-field.tsx"
import { Skeleton } from "../../components/ui/skeleton.tsx"
import { graphql } from "../../gql/gql.ts"
import { CHECK_IMPORT } from "./import-commands.ts"

const RAW_PREVIEW = graphql(`
  query ImportRawPreview($id: ID!, $format: ImportFormatInput) {
    import(id: $id) {
      id
      rawPreview(first: 8, format: $format) {
        encoding
        delimiter
        sheet
        sheets
        rows {
          row
          cells
        }
        failure {
          message
        }
      }
    }
  }
`)

type Format = { encoding?: string; delimiter?: string; sheet?: string }

const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1251", "windows-1252"]

/** How the bytes are read: what was recognised, what it looks like, and another way to try before the file is checked anew. */
export function ReadingCard({ importId, isDisabled, onClose }: { importId: string; isDisabled: boolean; onClose?: () => void }) {
  const { t } = useLingui()
  const [format, setFormat] = useState<Format>({})
  const [problem, setProblem] = useState<string | null>(null)
  const { data, error, refetch, previousData } = useQuery(RAW_PREVIEW, {
    variables: { id: importId, format: Object.keys(format).length > 0 ? format : null },
    fetchPolicy: "no-cache",
  })
  const [checkImport, { loading }] = useMutation(CHECK_IMPORT)
  const raw = (data ?? previousData)?.import?.rawPreview
  const isText = (raw?.sheets.length ?? 0) === 0
  const delimiters = [
    { id: ",", name: t`comma` },
    { id: ";", name: t`semicolon` },
    { id: "\t", name: t`tab` },
    { id: "|", name: t`vertical bar` },
  ]
  const check = async () => {
    setProblem(null)
    try {
      const { data: answer } = await checkImport({ variables: { input: { importId, format } } })
      setProblem(answer?.checkImport.userErrors[0]?.message ?? null)
    } catch {
      setProblem(t`The check could not be started. Try again in a moment.`)
    }
  }
  // The file may be gone by now; then there is nothing to show.
  if (data && !raw) return null
  return (
    <Card
      title={t`How the file is read`}
      hint={<Trans>If letters or columns look wrong, try another way here. Nothing is changed until you check again.</Trans>}
      aside={
        <div className="flex flex-wrap gap-2">
          {onClose ? (
            <Button onPress={onClose}>
              <Trans>Leave it as it is</Trans>
            </Button>
          ) : null}
          <Button
            look="primary"
            isDisabled={isDisabled || Object.keys(format).length === 0 || Boolean(raw?.failure)}
            isBusy={loading}
            onPress={() => void check()}
            data-testid="reread"
          >
            <Trans>Read it this way</Trans>
          </Button>
        </div>
      }
    >
      {(problem ?? raw?.failure) ? (
        <Notice tone="bad" className="mx-5 mt-3">
          <span lang="en">{problem ?? raw?.failure?.message}</span>
        </Notice>
      ) : null}
      {error ? (
        <FetchNotice className="m-5" title={<Trans>The file could not be shown</Trans>} error={error} onRetry={() => void refetch()} />
      ) : raw ? (
        <>
          <div className="grid gap-4 px-5 pt-4 sm:max-w-xl sm:grid-cols-2">
            {isText ? (
              <>
                <SelectField
                  label={t`Encoding`}
                  isDisabled={isDisabled}
                  value={format.encoding ?? raw.encoding}
                  options={ENCODINGS.map((id) => ({ id, name: id }))}
                  onChange={(encoding) => setFormat({ ...format, encoding })}
                />
                <SelectField
                  label={t`Between cells`}
                  isDisabled={isDisabled}
                  value={format.delimiter ?? raw.delimiter}
                  options={delimiters}
                  onChange={(delimiter) => setFormat({ ...format, delimiter })}
                />
              </>
            ) : (
              <SelectField
                label={t`Sheet`}
                isDisabled={isDisabled}
                value={format.sheet ?? raw.sheet}
                options={raw.sheets.map((name) => ({ id: name, name }))}
                onChange={(sheet) => setFormat({ sheet })}
              />
            )}
          </div>
          <ScrollRegion label={t`How the file is read`} className="mt-4 overflow-x-auto border-t border-line pb-2">
            <table className="text-[13px]" data-testid="raw-preview">
              <tbody>
                {raw.rows.map(({ row, cells }) => (
                  <tr key={row} className="border-b border-line last:border-0">
                    <th scope="row" className="px-5 py-1.5 text-left font-normal text-faint tabular-nums">
                      {row}
                    </th>
                    {cells.map((cell, at) => (
                      // oxlint-disable-next-line react/no-array-index-key -- a cell has no other name than its place
                      <td key={at} className="max-w-48 truncate px-3 py-1.5 whitespace-nowrap" title={cell}>
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </>
      ) : (
        <output className="block p-5" aria-label={t`Loading`}>
          <Skeleton className="h-32" />
        </output>
      )}
    </Card>
  )
}
