import { randomUUID } from "node:crypto"
import type { IncomingMessage } from "node:http"

export const newRequestId = (): string => randomUUID()

/** The caller's own id where it is harmless in logs and headers, else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, "headers">): string {
  const given = headers["x-request-id"]
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : newRequestId()
}
