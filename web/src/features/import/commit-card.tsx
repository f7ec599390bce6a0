import { useMutation } from "@apollo/client/react"
import { plural } from "@lingui/core/macro"
import { Trans, useLingui } from "@lingui/react/macro"
import { type ReactNode, useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { RadioCards } from "../../components/ui/radio-cards.tsx"
import type { CommitPolicy } from "../../gql/graphql.ts"
import { CancelButton } from "./cancel-button.tsx"
import { COMMIT_IMPORT } from "./import-commands.ts"
import type { ImportDetail } from "./import-view.tsx"
import { POLICY_NAMES } from "./words.ts"

type Props = { one: ImportDetail; hasConflicts: boolean }

/** What to do about bad rows, and the yes. */
export function CommitCard({ one, hasConflicts }: Props) {
  const { t, i18n } = useLingui()
  const { counts, replaces, id: importId } = one
  const [policy, setPolicy] = useState<CommitPolicy>("KEEP_GOOD_ROWS")
  const [problem, setProblem] = useState<string | null>(null)
  const [commitImport, { loading }] = useMutation(COMMIT_IMPORT)
  const isBlocked = counts.valid === 0 || hasConflicts || (policy === "REJECT_ALL" && counts.invalid > 0)
  const replacedName = replaces?.file.name ?? ""

  const commit = async () => {
    setProblem(null)
    try {
      const { data } = await commitImport({ variables: { input: { importId, policy } } })
      setProblem(data?.commitImport.userErrors[0]?.message ?? null)
    } catch {
      setProblem(t`The import could not be started. Try again in a moment; nothing has been written.`)
    }
  }

  const hints: Record<CommitPolicy, string> = {
    KEEP_GOOD_ROWS: plural(counts.invalid, { one: "# row with problems is left out.", other: "# rows with problems are left out." }),
    ALL_OR_NOTHING_PER_PERSON: t`Who has a single row with a problem is left out with all rows, so that nobody's story is told by half. How many those are, the receipt says.`,
    REJECT_ALL: plural(counts.invalid, {
      one: "Nothing is written while a row has a problem; now # has.",
      other: "Nothing is written while a row has a problem; now # have.",
    }),
  }
  return (
    <Card>
      <div className="flex flex-col gap-4 p-5">
        {replaces ? (
          <Notice tone={counts.invalid > 0 ? "warn" : "info"} title={<Trans>This file replaces {replacedName}</Trans>}>
            <Trans>
              What that import brought and this file does not hold is withdrawn. A row with a problem counts as held where its id can be
              read.
            </Trans>
          </Notice>
        ) : null}
        {counts.invalid > 0 && counts.valid > 0 ? (
          <RadioCards<CommitPolicy>
            label={t`What to do about rows with problems`}
            value={policy}
            onChange={setPolicy}
            groups={[
              {
                options: (["KEEP_GOOD_ROWS", "ALL_OR_NOTHING_PER_PERSON", "REJECT_ALL"] as const).map((id) => ({
                  id,
                  name: i18n._(POLICY_NAMES[id]),
                  hint: hints[id],
                })),
              },
            ]}
          />
        ) : null}
        {problem ? (
          <Notice tone="bad">
            <span lang="en">{problem}</span>
          </Notice>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button look="primary" onPress={() => void commit()} isDisabled={isBlocked} isBusy={loading} data-testid="commit">
            {policy === "ALL_OR_NOTHING_PER_PERSON" && counts.invalid > 0
              ? plural(counts.valid, { one: "Import up to # row", other: "Import up to # rows" })
              : plural(counts.valid, { one: "Import # row", other: "Import # rows" })}
          </Button>
          <p className="min-w-0 flex-1 basis-60 text-[13px] text-muted">{reasonOf(one, hasConflicts, isBlocked)}</p>
          <CancelButton importId={importId} hasWritten={false} />
        </div>
      </div>
    </Card>
  )
}

function reasonOf({ counts }: ImportDetail, hasConflicts: boolean, isBlocked: boolean): ReactNode {
  if (counts.valid === 0) return <Trans>There is no good row. See the mapping and the problems.</Trans>
  if (hasConflicts) return <Trans>Say first which column it is, above. Nothing is guessed where two are as likely.</Trans>
  if (isBlocked) return <Trans>Mend the rows first, or choose to import the good ones.</Trans>
  return <Trans>Rows that are there already are left alone, empty cells never erase, and the whole import can be undone.</Trans>
}
