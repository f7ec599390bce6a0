import { useQuery } from "@apollo/client/react"
import { Trans } from "@lingui/react/macro"
import { FileDown } from "lucide-react"
import { graphql } from "../../gql/gql.ts"
import type { ImportSource } from "../../gql/graphql.ts"
import { useLocale } from "../../i18n/use-locale.ts"

const TEMPLATES = graphql(`
  query ImportTemplates($locale: String!) {
    importTemplates(locale: $locale) {
      source
      csvUrl
      xlsxUrl
    }
  }
`)

/** A file to fill in for the chosen source, in the reader's language. */
export function TemplateLinks({ source }: { source: ImportSource }) {
  const { lang } = useLocale()
  const { data } = useQuery(TEMPLATES, { variables: { locale: lang } })
  const template = data?.importTemplates.find((one) => one.source === source)
  if (!template) return null
  const look = "inline-flex min-h-6 items-center rounded font-medium text-brand underline-offset-4 hover:underline"
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[13px] text-muted" data-testid="templates">
      <FileDown aria-hidden className="size-4" />
      <Trans>No file yet? Begin with a template that has sample rows:</Trans>
      <a href={template.csvUrl} download className={look}>
        <Trans>Template as CSV</Trans>
      </a>
      <a href={template.xlsxUrl} download className={look}>
        <Trans>Template for Excel</Trans>
      </a>
    </p>
  )
}
