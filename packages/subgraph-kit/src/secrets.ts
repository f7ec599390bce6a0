import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** Every secret of the platform. All come from one master, so that there is one to keep and all processes agree. */
export type Secrets = {
  /** Signs viewers between gateway and subgraphs. */
  viewer: string
  /** Signs upload addresses. */
  upload: string
  /** Wraps people's keys and keys the hashes of their addresses. */
  people: string
  /** Seals the secrets that systems sign their deliveries with. */
  webhooks: string
  /** Signs access tokens: Ed25519. */
  token: { privateKey: KeyObject; publicKey: KeyObject }
}

/** Derives the secrets by HKDF-SHA256 with a label each: knowing one tells nothing of another. */
export function deriveSecrets(master: string): Secrets {
  const derive = (label: string) => Buffer.from(hkdfSync("sha256", master, "teei", label, 32))
  const privateKey = ed25519(derive("token"))
  return {
    viewer: derive("viewer").toString("base64url"),
    upload: derive("upload").toString("base64url"),
    people: derive("people").toString("base64url"),
    webhooks: derive("webhooks").toString("base64url"),
    token: { privateKey, publicKey: createPublicKey(privateKey) },
  }
}

/** A private key from its 32-byte seed: PKCS #8 is a fixed prefix and the seed (RFC 8410). */
const ed25519 = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]), format: "der", type: "pkcs8" })

/** The master secret of a machine that was given none: made once and kept beside its data. For demos and development. */
export function localMaster(dataDir: string): string {
  const file = join(dataDir, "secret")
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 })
  }
  return readFileSync(file, "utf8").trim()
}
