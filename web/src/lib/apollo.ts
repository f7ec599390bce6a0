import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, ServerError } from "@apollo/client"
import { SetContextLink } from "@apollo/client/link/context"
import { ErrorLink } from "@apollo/client/link/error"
import { GraphQLWsLink } from "@apollo/client/link/subscriptions"
import { OperationTypeNode } from "graphql"
import { createClient } from "graphql-ws"
import type { GraphQLCodegenDataMasking } from "@apollo/client/masking"
import { connectionStore } from "./connection.ts"
import { liveUrl } from "./live-url.ts"
import { sessionStore, signOut } from "./session.ts"

declare module "@apollo/client" {
  export interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}
}

const authorization = () => `Bearer ${sessionStore.get()?.accessToken ?? ""}`

const live = createClient({
  url: () => liveUrl(window.location),
  connectionParams: () => ({ authorization: authorization() }),
  lazy: true,
  // Kept open for a moment, so that changing the period does not hang up and dial again.
  lazyCloseTimeout: 5_000,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => sessionStore.get() !== null,
  on: {
    connecting: (isRetry) => connectionStore.set(isRetry ? "reconnecting" : "connecting"),
    connected: () => connectionStore.set("live"),
    closed: (event) => {
      const isClean = event instanceof CloseEvent && event.code === 1000
      connectionStore.set(isClean ? "idle" : "reconnecting")
    },
  },
})

const withToken = new SetContextLink(({ headers }) => ({ headers: { ...headers, authorization: authorization() } }))

const onRefusal = new ErrorLink(({ error }) => {
  const isSignedOut = CombinedGraphQLErrors.is(error)
    ? error.errors.some((one) => one.extensions?.["code"] === "UNAUTHENTICATED")
    : ServerError.is(error) && error.statusCode === 401
  if (isSignedOut) signOut()
})

type Page = { nodes: readonly unknown[] }

/** A page asked for with `after` continues the list; one without begins it anew. */
function appendPage<P extends Page>(present: P | undefined, incoming: P, { args }: { args: Record<string, unknown> | null }): P {
  return present && args?.["after"] ? { ...incoming, nodes: [...present.nodes, ...incoming.nodes] } : incoming
}

export const client = new ApolloClient({
  cache: new InMemoryCache({
    typePolicies: {
      Import: {
        fields: {
          counts: { merge: true },
          file: { merge: true },
          mapping: { merge: true },
          issues: { keyArgs: false, merge: appendPage },
        },
      },
      Company: {
        fields: {
          imports: { keyArgs: false, merge: appendPage },
          webhookReceipts: { keyArgs: ["filter"], merge: appendPage },
        },
      },
    },
    possibleTypes: {
      Node: [
        "Company",
        "Figure",
        "Program",
        "Import",
        "EvidenceSnippet",
        "SavedView",
        "MetricDefinition",
        "User",
        "Person",
        "Session",
        "Enrollment",
        "Membership",
        "ConsentRecord",
        "AuditEntry",
      ],
    },
  }),
  dataMasking: true,
  link: ApolloLink.from([
    onRefusal,
    ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(live),
      withToken.concat(new HttpLink({ uri: "/graphql" })),
    ),
  ]),
})

let viewer = sessionStore.get()?.viewer
sessionStore.subscribe(() => {
  const next = sessionStore.get()?.viewer
  const isSame = next !== undefined && next.user.id === viewer?.user.id && next.companyId === viewer.companyId
  viewer = next
  // Dialled anew with the new token, before the server hangs up at the end of the old one; what is subscribed goes on.
  live.terminate()
  // Another person, or another company, never sees what was read before.
  if (!isSame) void client.clearStore()
})
