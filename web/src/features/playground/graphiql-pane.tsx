import "graphiql/setup-workers/vite"
import "graphiql/style.css"
import "@graphiql/plugin-explorer/style.css"
import "./graphiql-theme.css"
import { createGraphiQLFetcher } from "@graphiql/toolkit"
import { GraphiQLInterface } from "graphiql"
import { GraphiQLProvider } from "@graphiql/react"
import { explorerPlugin } from "@graphiql/plugin-explorer"
import { DOC_EXPLORER_PLUGIN } from "@graphiql/plugin-doc-explorer"
import { HISTORY_PLUGIN, HistoryStore } from "@graphiql/plugin-history"
import { createClient } from "graphql-ws"
import { useMemo } from "react"
import { liveUrl } from "../../lib/live-url.ts"
import { sessionStore } from "../../lib/session.ts"
import { useStore } from "../../lib/store.ts"
import { themeStore } from "../../lib/theme.ts"
import { ExamplesList } from "./examples-list.tsx"

const authorization = () => `Bearer ${sessionStore.get()?.accessToken ?? ""}`

/** Sends the person's token along unless the headers editor names another one. */
function makeFetcher() {
  return createGraphiQLFetcher({
    url: "/graphql",
    fetch: (input, init) => {
      const headers = new Headers(init?.headers)
      if (!headers.has("authorization")) headers.set("authorization", authorization())
      return fetch(input, { ...init, headers })
    },
    wsClient: createClient({
      url: () => liveUrl(window.location),
      connectionParams: () => ({ authorization: authorization() }),
      lazy: true,
    }),
  })
}

const PLUGINS = [DOC_EXPLORER_PLUGIN, HISTORY_PLUGIN, explorerPlugin()]

/** GraphiQL with the documentation, the history, subscriptions, and the operations of the documentation beside it. */
export default function GraphiqlPane({ companyId }: { companyId: string }) {
  const fetcher = useMemo(() => makeFetcher(), [])
  const theme = useStore(themeStore)
  return (
    <GraphiQLProvider
      fetcher={fetcher}
      shouldPersistHeaders={false}
      plugins={PLUGINS}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      defaultQuery={
        "# Pick an example on the left, or write your own.\n# The documentation is behind the first button of the side bar.\n{\n  viewer {\n    role\n    company {\n      name\n    }\n  }\n}\n"
      }
    >
      <HistoryStore>
        <div className="flex h-full">
          <ExamplesList companyId={companyId} />
          <div className="min-w-0 flex-1">
            <GraphiQLInterface forcedTheme={theme} showPersistHeadersSettings={false} defaultEditorToolsVisibility="variables" />
          </div>
        </div>
      </HistoryStore>
    </GraphiQLProvider>
  )
}
