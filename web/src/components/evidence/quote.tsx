import { Trans, useLingui } from "@lingui/react/macro"
import { useFragment } from "@apollo/client/react"
import type { FragmentType } from "@apollo/client"
import { graphql } from "../../gql/gql.ts"
import type { Quote_SnippetFragment } from "../../gql/graphql.ts"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatDay, shortHash } from "../../lib/format.ts"

const QUOTE = graphql(`
  fragment Quote_snippet on EvidenceSnippet {
    id
    text
    occurredAt
    redactions {
      kind
      count
    }
    program {
      id
      name
    }
    provenance {
      fileName
      row
      rowHash
    }
  }
`)

/** What somebody said, redacted, with the file and row it can be traced to. */
export function Quote({ snippet }: { snippet: FragmentType<Quote_SnippetFragment> }) {
  const { data, complete } = useFragment({ fragment: QUOTE, from: snippet })
  return complete ? <QuoteView snippet={data} /> : null
}

export function QuoteView({ snippet }: { snippet: Quote_SnippetFragment }) {
  const { t } = useLingui()
  const { locale } = useLocale()
  const { provenance } = snippet
  const removed = snippet.redactions.reduce((sum, redaction) => sum + redaction.count, 0)
  return (
    <figure className="border-l-2 border-brand/40 pl-4">
      <blockquote className="text-[15px] leading-6 text-pretty">{withPlaceholders(snippet.text)}</blockquote>
      <figcaption className="mt-1.5 flex flex-wrap gap-x-3 text-[13px] text-muted">
        <span>{snippet.program?.name}</span>
        <span>{formatDay(snippet.occurredAt.slice(0, 10), locale)}</span>
        <span title={t`Hash of the row: ${provenance.rowHash}`}>
          <Trans>
            {provenance.fileName}, row {provenance.row}
          </Trans>{" "}
          <span className="font-mono text-xs text-faint">{shortHash(provenance.rowHash)}</span>
        </span>
        {removed > 0 ? (
          <span className="text-faint">
            <Trans>personal data removed</Trans>
          </span>
        ) : null}
      </figcaption>
    </figure>
  )
}

/** Marks what was taken out, such as `[name]`, so that nobody takes it for the person's own words. */
function withPlaceholders(text: string) {
  return text.split(/(\[[a-z_]+\])/).map((part, index) =>
    index % 2 === 1 ? (
      // The parts of one text never move, so their place is their key.
      <span key={index} className="rounded bg-sunken px-1 text-[13px] text-muted">
        {part}
      </span>
    ) : (
      part
    ),
  )
}
