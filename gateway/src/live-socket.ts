import type { Server } from "graphql-ws"
import type { Logger } from "pino"
import type { WebSocket } from "ws"

const pingMs = 15_000
const internalError = 4500

/** Lets one socket speak the protocol. A socket that does not answer a ping by the next one is gone; whatever fails is logged and closes only this socket. */
export function speak(protocol: Server<{ socket: WebSocket }>, socket: WebSocket, log: Logger): void {
  let isAlive = true
  const heartbeat = setInterval(() => {
    if (!isAlive) return socket.terminate()
    isAlive = false
    socket.ping()
  }, pingMs)
  socket.on("pong", () => (isAlive = true))
  // For example a message over the size limit; the library closes the socket itself.
  socket.on("error", (error) => log.debug({ err: error }, "a socket failed"))

  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) =>
        new Promise((resolve, reject) => {
          if (socket.readyState !== socket.OPEN) return resolve()
          socket.send(text, (error) => (error ? reject(error) : resolve()))
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (handle) =>
        socket.on("message", async (message) => {
          try {
            await handle(String(message))
          } catch (error) {
            log.error({ err: error }, "a socket message failed")
            socket.close(internalError, "Internal error.")
          }
        }),
    },
    { socket },
  )
  socket.once("close", (code, reason) => {
    clearInterval(heartbeat)
    void Promise.resolve(closed(code, String(reason))).catch((error: unknown) =>
      log.error({ err: error }, "a socket did not close cleanly"),
    )
  })
}
