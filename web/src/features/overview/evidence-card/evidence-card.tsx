import { Trans, useLingui } from "@lingui/react/macro"
import type { FragmentType } from "@apollo/client"
import { MessageSquareQuote } from "lucide-react"
import { Quote } from "../../../components/evidence/quote.tsx"
import { Card } from "../../../components/ui/card.tsx"
import { EmptyState } from "../../../components/ui/empty-state.tsx"
import { Notice } from "../../../components/ui/notice.tsx"
import type { Quote_SnippetFragment } from "../../../gql/graphql.ts"

/** The latest that people said in the period; null when that part of the platform does not answer. */
export function EvidenceCard({ snippets }: { snippets: readonly ({ id: string } & FragmentType<Quote_SnippetFragment>)[] | null }) {
  const { t } = useLingui()
  return (
    <Card title={t`What people say`} hint={<Trans>Latest in this period, redacted</Trans>}>
      {snippets === null ? (
        <div className="p-5">
          <Notice tone="warn">
            <Trans>The evidence does not answer just now. The figures are not affected.</Trans>
          </Notice>
        </div>
      ) : snippets.length === 0 ? (
        <EmptyState icon={<MessageSquareQuote aria-hidden className="size-5" />} title={<Trans>Nobody has been quoted yet</Trans>}>
          <Trans>Written feedback in an imported file appears here, with everything taken out that could name a person.</Trans>
        </EmptyState>
      ) : (
        <ul className="grid gap-x-8 gap-y-5 px-5 pt-4 pb-5 lg:grid-cols-2">
          {snippets.map((snippet) => (
            <li key={snippet.id}>
              <Quote snippet={snippet} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
