/** Systems that deliver, as the graph names them. */
export type WebhookSource = "KINTELL" | "BUDDY" | "UPSKILLING"

/** Headers by lower-case name. */
export type DeliveryHeaders = Readonly<Record<string, string | undefined>>

/** What a delivery claims: who may have signed what, and when. Whether it is true only the secret tells. */
export type SignatureClaim = {
  /** The sender's id; null where the system gives none. */
  deliveryId: string | null
  /** Unix seconds; null where the system does not say. */
  timestamp: number | null
  /** What was signed before the bytes of the body. */
  prefix: string
  /** Signatures; one of them must fit, since a sender that changes its secret signs with both. */
  signatures: string[]
  encoding: "hex" | "base64"
  /** How the secret becomes a key: its characters, or as Standard Webhooks says. */
  key: "TEXT" | "STANDARD"
}

/** The headers that are read, by lower-case name. */
export const deliveryHeaders = [
  "webhook-id",
  "webhook-timestamp",
  "webhook-signature",
  "x-delivery-id",
  "x-kintell-signature",
  "x-buddy-signature",
  "x-upskilling-signature",
] as const

const ownHeader = { KINTELL: "x-kintell-signature", BUDDY: "x-buddy-signature", UPSKILLING: "x-upskilling-signature" } as const
const seconds = /^\d{1,12}$/
/** Ids are looked up and shown, so they are plain: no spaces, nothing that is not printed. */
const plainId = /^[\x21-\x7e]{1,200}$/

/** Reads how a delivery is signed: by Standard Webhooks, which every system may use, or in the system's own way. Null when it is signed in no known way. */
export function readSignature(source: WebhookSource, headers: DeliveryHeaders): SignatureClaim | null {
  return headers["webhook-signature"] === undefined ? readOwn(source, headers) : readStandard(headers)
}

/** `webhook-signature: v1,<base64> v1,<base64>` over `id.timestamp.body`. */
function readStandard(headers: DeliveryHeaders): SignatureClaim | null {
  const { "webhook-id": deliveryId = "", "webhook-timestamp": timestamp = "", "webhook-signature": text = "" } = headers
  const signatures = text.split(" ").flatMap((part) => (part.startsWith("v1,") ? [part.slice(3)] : []))
  if (!plainId.test(deliveryId) || !seconds.test(timestamp) || signatures.length === 0) return null
  return {
    deliveryId,
    timestamp: Number(timestamp),
    prefix: `${deliveryId}.${timestamp}.`,
    signatures: signatures.slice(0, 4),
    encoding: "base64",
    key: "STANDARD",
  }
}

/** Kintell and Buddy: `t=<seconds>,v1=<hex>` over `t.body`, the id in `X-Delivery-Id`. Upskilling: `sha256=<hex>` over the body, with or without an id. */
function readOwn(source: WebhookSource, headers: DeliveryHeaders): SignatureClaim | null {
  const deliveryId = headers["x-delivery-id"] ?? null
  if (deliveryId !== null && !plainId.test(deliveryId)) return null
  const parts = (headers[ownHeader[source]] ?? "").split(",").map((part) => part.trim())
  const valuesOf = (name: string) => parts.flatMap((part) => (part.startsWith(`${name}=`) ? [part.slice(name.length + 1)] : []))
  const common = { encoding: "hex", key: "TEXT", deliveryId } as const
  if (source === "UPSKILLING") {
    const signatures = valuesOf("sha256").slice(0, 4)
    return signatures.length === 0 ? null : { ...common, timestamp: null, prefix: "", signatures }
  }
  const [timestamp = ""] = valuesOf("t")
  const signatures = valuesOf("v1").slice(0, 4)
  if (deliveryId === null || !seconds.test(timestamp) || signatures.length === 0) return null
  return { ...common, timestamp: Number(timestamp), prefix: `${timestamp}.`, signatures }
}
