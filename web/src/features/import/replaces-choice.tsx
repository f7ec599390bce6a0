import { useQuery } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import { RadioCards } from "../../components/ui/radio-cards.tsx"
import { SelectField } from "../../components/ui/select-field.tsx"
import { graphql } from "../../gql/gql.ts"
import type { ImportSource } from "../../gql/graphql.ts"
import { useLocale } from "../../i18n/use-locale.ts"
import { formatInstant } from "../../lib/format.ts"

const REPLACEABLE = graphql(`
  query ReplaceableImports($companyId: ID!) {
    company(id: $companyId) {
      id
      imports(first: 100) {
        nodes {
          id
          source
          status
          channel
          createdAt
          file {
            name
          }
        }
      }
    }
  }
`)

type Props = {
  companyId: string
  source: ImportSource
  value: string | null
  onChange: (importId: string | null) => void
  isDisabled: boolean
}

/** Whether a file adds to what is there or takes the place of an earlier one; asked only where there is an earlier one. */
export function ReplacesChoice({ companyId, source, value, onChange, isDisabled }: Props) {
  const { t } = useLingui()
  const { locale } = useLocale()
  const [isReplacing, setIsReplacing] = useState(value !== null)
  // The page's own list is in the cache by pages; this one must not disturb it.
  const { data } = useQuery(REPLACEABLE, { variables: { companyId }, fetchPolicy: "no-cache" })
  const earlier = (data?.company?.imports?.nodes ?? []).filter(
    (one) => one.source === source && one.status === "COMMITTED" && one.channel === "FILE",
  )
  if (earlier.length === 0) return null
  return (
    <div className="flex flex-col gap-3">
      <RadioCards
        label={t`What about the files before it?`}
        value={isReplacing ? "REPLACES" : "ADDS"}
        isDisabled={isDisabled}
        onChange={(id) => {
          setIsReplacing(id === "REPLACES")
          onChange(id === "REPLACES" ? (earlier[0]?.id ?? null) : null)
        }}
        groups={[
          {
            options: [
              { id: "ADDS", name: t`This file adds to them`, hint: t`New rows are added, known ones brought up to date. Nothing goes.` },
              {
                id: "REPLACES",
                name: t`This file replaces an earlier one`,
                hint: t`As with an export of everything: what the earlier file brought and this one does not hold is withdrawn.`,
              },
            ],
          },
        ]}
      />
      {isReplacing ? (
        <div className="grid gap-1.5 sm:max-w-md">
          <p aria-hidden className="text-[13px] font-medium">
            <Trans>Replaces</Trans>
          </p>
          <SelectField
            label={t`Replaces`}
            isDisabled={isDisabled}
            placeholder={t`Choose the earlier file`}
            options={earlier.map((one) => ({ id: one.id, name: one.file.name, hint: formatInstant(one.createdAt, locale) }))}
            value={value}
            onChange={onChange}
          />
          <p className="text-[13px] text-muted">
            <Trans>Before anything is written, you see how many records would be withdrawn. The import can be undone afterwards.</Trans>
          </p>
        </div>
      ) : null}
    </div>
  )
}
