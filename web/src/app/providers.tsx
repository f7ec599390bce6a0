import { ApolloProvider } from "@apollo/client/react"
import { i18n } from "@lingui/core"
import { I18nProvider } from "@lingui/react"
import type { ReactNode } from "react"
import { I18nProvider as AriaI18nProvider } from "react-aria-components"
import { useLocale } from "../i18n/use-locale.ts"
import { client } from "../lib/apollo.ts"

/** Language and graph for everything below, the pages of last resort included. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <I18nProvider i18n={i18n}>
      <AriaLocale>
        <ApolloProvider client={client}>{children}</ApolloProvider>
      </AriaLocale>
    </I18nProvider>
  )
}

function AriaLocale({ children }: { children: ReactNode }) {
  return <AriaI18nProvider locale={useLocale().locale}>{children}</AriaI18nProvider>
}
