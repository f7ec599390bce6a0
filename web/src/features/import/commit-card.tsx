import { useMutation } from "@apollo/client/react"
import { plural } from "@lingui/core/macro"
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { RadioCards } from "../../components/ui/radio-cards.tsx"
import type { CommitPolicy } from "../../gql/graphql.ts"
import { COMMIT_IMPORT } from "./import-query.ts"

type Props = { importId: string; counts: { valid: number; invalid: number } }

/** What to do about bad rows, and the yes. */
export function CommitCard({ importId, counts }: Props) {
  const { t } = useLingui()
  const [policy, setPolicy] = useState<CommitPolicy>("KEEP_GOOD_ROWS")
  const [problem, setProblem] = useState<string | null>(null)
  const [commitImport, { loading }] = useMutation(COMMIT_IMPORT)
  const isBlocked = counts.valid === 0 || (policy === "REJECT_ALL" && counts.invalid > 0)

  const commit = async () => {
    setProblem(null)
    try {
      const { data } = await commitImport({ variables: { input: { importId, policy } } })
      setProblem(data?.commitImport.userErrors[0]?.message ?? null)
    } catch {
      setProblem(t`The import could not be started. Try again in a moment; nothing has been written.`)
    }
  }

  return (
    <Card>
      <div className="flex flex-col gap-4 p-5">
        {counts.invalid > 0 ? (
          <RadioCards
            label={t`What to do about rows with problems`}
            value={policy}
            onChange={setPolicy}
            options={[
              { id: "KEEP_GOOD_ROWS", name: t`Import the good rows`, hint: t`Rows with problems are left out and stay listed here.` },
              { id: "REJECT_ALL", name: t`All or nothing`, hint: t`Nothing is written while a single row has a problem.` },
            ]}
          />
        ) : null}
        {problem ? <Notice tone="bad">{problem}</Notice> : null}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button look="primary" onPress={() => void commit()} isDisabled={isBlocked} isBusy={loading} data-testid="commit">
            {plural(counts.valid, { one: "Import # row", other: "Import # rows" })}
          </Button>
          <p className="text-[13px] text-muted">
            {counts.valid === 0 ? (
              <Trans>There is no good row. See the mapping and the problems below.</Trans>
            ) : isBlocked ? (
              <Trans>Mend the file first, or choose to import the good rows.</Trans>
            ) : (
              <Trans>Rows that are there already are left alone. Importing a file twice changes nothing.</Trans>
            )}
          </p>
        </div>
      </div>
    </Card>
  )
}
