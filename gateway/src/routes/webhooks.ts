import type { FastifyInstance } from "fastify"
import type { DeliveryDesk } from "../deliveries/desk.ts"
import { refusal } from "../errors.ts"

/** The most bytes of one delivery. */
const maxBytes = 256 * 1024
/** Systems that may deliver, as the address names them. */
const sources = new Map([
  ["kintell", "KINTELL"],
  ["buddy", "BUDDY"],
  ["upskilling", "UPSKILLING"],
])
/** What programs needs to tell who signed a delivery; nothing else is handed on. */
const passedOn = [
  "webhook-id",
  "webhook-timestamp",
  "webhook-signature",
  "x-delivery-id",
  "x-kintell-signature",
  "x-buddy-signature",
  "x-upskilling-signature",
] as const

/**
 * `POST /webhooks/{source}/{companySlug}`: takes a signed delivery and answers after it is committed. Who is not known here and who signs wrongly are
 * told the same.
 */
export function webhookRoute(app: FastifyInstance, desk: DeliveryDesk): void {
  app.removeAllContentTypeParsers()
  // The signature is over the bytes as they came, so nothing may read them first.
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body))
  app.post<{ Params: { source: string; companySlug: string } }>(
    "/webhooks/:source/:companySlug",
    { bodyLimit: maxBytes },
    async (request, reply) => {
      const { source: name, companySlug } = request.params
      const source = sources.get(name)
      if (source === undefined) throw refusal("NOT_FOUND", `There are webhooks of ${[...sources.keys()].join(", ")}.`)
      const headers = Object.fromEntries(
        passedOn.flatMap((header) => (typeof request.headers[header] === "string" ? [[header, request.headers[header]]] : [])),
      )
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const answer = await desk(companySlug, { source, headers, body }, request.id).catch(() => {
        throw refusal("UNAVAILABLE", "The delivery could not be stored. Deliver it again.", { retryAfterMs: 5_000 })
      })
      switch (answer) {
        case "ACCEPTED":
          return reply.code(202).send({ status: "accepted" })
        case "DUPLICATE":
          return reply.code(200).send({ status: "duplicate" })
        case "MISMATCH":
          throw refusal(
            "CONFLICT",
            "Another body was delivered under this id before. A delivery that says something else needs another id.",
          )
        case "UNSIGNED":
          throw refusal("UNAUTHENTICATED", "The delivery is not signed as it should be for this address, or not within five minutes.")
      }
    },
  )
}
