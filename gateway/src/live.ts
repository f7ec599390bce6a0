import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import type { EventBus } from "@teei/events"
import { liveQueries } from "@teei/events/live"
import type { LiveQuery } from "@teei/events/live"
import { fault } from "@teei/subgraph-kit"
import type { ExecutionArgs, GraphQLSchema } from "graphql"
import { handleProtocols, makeServer } from "graphql-ws"
import type { ConnectionInitMessage } from "graphql-ws"
import type { WebSocket } from "ws"
import { WebSocketServer } from "ws"
import { toAnswer } from "./errors.ts"
import type { Asked } from "./limits/check.ts"
import type { Limits } from "./limits/limits.ts"
import { mirror } from "./live-query.ts"
import { speak } from "./live-socket.ts"
import type { Answer, RunOptions } from "./live-run.ts"
import { isRefused, liveRunner, rebuilt } from "./live-run.ts"
import type { LiveStream } from "./live-stream.ts"
import { liveStream } from "./live-stream.ts"

type Options = RunOptions & {
  schema: GraphQLSchema
  limits: Limits
  bus: Pick<EventBus, "tail">
  clock: () => Date
}

/** Subscriptions over WebSocket: takes upgrades of the HTTP server; closing ends every stream. */
export type Live = { upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void; close(): Promise<void> }

type Watch = { live: LiveQuery; args: Record<string, unknown>; stream: LiveStream<Answer> }
type Connection = { authorization: string; streams: Set<LiveStream<Answer>>; expiry: NodeJS.Timeout }

const maxSubscriptions = 20
const maxMessageBytes = 64 * 1024
const pauseMs = 100
/** The protocol's close code for a connection that is not, or no longer, signed in. */
const forbidden = 4403

/**
 * Signal and query: an event never carries an answer, it makes the gateway run the client's own selection as a query, through the ordinary
 * pipeline. So a payload is never stale, is authorised each time, and may select across subgraphs.
 */
export async function live(options: Options): Promise<Live> {
  const { schema, limits, bus, identify, newRequestId, clock, log } = options
  const run = liveRunner(options)
  const watches = new Set<Watch>()
  const connections = new WeakMap<object, Connection>()
  const tail = await bus.tail([...new Set(Object.values(liveQueries).flatMap(({ types }) => types))], (event) => {
    for (const { live, args, stream } of watches) if (live.types.includes(event.type) && live.concerns(event, args)) stream.poke()
  })

  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, perMessageDeflate: false, handleProtocols })
  const protocol = makeServer<ConnectionInitMessage["payload"], { socket: WebSocket }>({
    async onConnect({ connectionParams, extra: { socket } }) {
      const authorization = connectionParams?.["authorization"]
      if (typeof authorization !== "string") return false
      const identified = await identify(authorization, newRequestId()).catch(() => null)
      if (!identified) return false
      const streams = new Set<LiveStream<Answer>>()
      const expire = () => {
        for (const stream of streams) stream.end()
        // Once the streams have said that they are complete.
        setImmediate(() => socket.close(forbidden, "The token expired."))
      }
      const expiry = setTimeout(expire, identified.expiresAt.getTime() - clock().getTime())
      connections.set(socket, { authorization, streams, expiry })
      return true
    },
    onClose: ({ extra: { socket } }) => clearTimeout(connections.get(socket)?.expiry),
    // Everything that can go wrong is returned from here: an error thrown later would close the socket and every other subscription with it.
    async onSubscribe({ subscriptions, extra: { socket } }, _id, payload) {
      const connection = connections.get(socket)
      if (!connection) return [fault("UNAUTHENTICATED", "The connection is not signed in.")]
      if (Object.keys(subscriptions).length > maxSubscriptions) {
        return [fault("LIMIT_EXCEEDED", `A connection holds at most ${maxSubscriptions} subscriptions.`)]
      }
      const mirrored = mirror(schema, payload, limits.tokens)
      if (!("query" in mirrored)) return mirrored.map((error) => rebuilt(toAnswer(error, newRequestId())))
      const { query, document, live, args } = mirrored
      const asked: Asked = { query, operationName: payload.operationName ?? undefined, variables: payload.variables ?? undefined }
      const ask = () => run(asked, connection.authorization)

      const firstAnswer = ask()
      const stream = liveStream({
        first: firstAnswer,
        run: async () => {
          const answer = await ask()
          return { answer, isLast: isRefused(answer) }
        },
        // Request ids and costs change with each run and are no news.
        key: ({ data, errors }) => JSON.stringify([data, errors?.map(({ message, path }) => [message, path])]),
        pauseMs,
        onEnd: () => {
          watches.delete(watch)
          connection.streams.delete(stream)
        },
      })
      const watch: Watch = { live, args, stream }
      watches.add(watch)
      connection.streams.add(stream)
      const first = await firstAnswer
      if (isRefused(first)) {
        stream.end()
        return first.errors ?? []
      }
      const execution: ExecutionArgs = { schema, document, contextValue: stream }
      if (payload.operationName) execution.operationName = payload.operationName
      return execution
    },
    subscribe: ({ contextValue }) => contextValue as LiveStream<Answer>,
  })
  return {
    upgrade: (request, socket, head) => sockets.handleUpgrade(request, socket, head, (opened) => speak(protocol, opened, log)),
    async close() {
      await tail.stop()
      for (const { stream } of watches) stream.end()
      for (const socket of sockets.clients) socket.close(1001, "Going away.")
      sockets.close()
    },
  }
}
