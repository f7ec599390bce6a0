import type { ExecutionResult } from "graphql"
import { createClient } from "graphql-ws"
import { WebSocket } from "ws"

/** Answers of one subscription, in the order they came. */
export type Feed<Data> = {
  /** The next answer; fails when none comes in time. */
  next(timeoutMs?: number): Promise<ExecutionResult<Data>>
  stop(): Promise<void>
}
export type Live = {
  subscribe<Data = Record<string, never>>(query: string, variables?: Record<string, unknown>): Feed<Data>
  close(): Promise<void>
}

/** Subscriptions over `graphql-transport-ws`, as a browser does it. */
export function openLive(url: string, token: string): Live {
  const client = createClient({
    url: `${url.replace(/^http/, "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  })
  return {
    subscribe<Data>(query: string, variables: Record<string, unknown> = {}) {
      const answers = client.iterate<Data>({ query, variables })
      return {
        async next(timeoutMs = 15_000) {
          let timer: NodeJS.Timeout | undefined
          const late = new Promise<never>((_, reject) => {
            timer = setTimeout(() => reject(new Error(`No answer within ${timeoutMs} ms.`)), timeoutMs)
          })
          const { value, done } = await Promise.race([answers.next(), late]).finally(() => clearTimeout(timer))
          if (done) throw new Error("The subscription is over.")
          return value as ExecutionResult<Data>
        },
        stop: async () => void (await answers.return?.()),
      }
    },
    close: async () => client.dispose(),
  }
}
