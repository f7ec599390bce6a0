import { z } from "zod"
import type { Adapted, WebhookAdapter } from "./adapter.ts"

const text = z.string().min(1)
const types = z.union([text.transform((one) => [one]), z.array(text)])
const includes = (...names: string[]) =>
  types.refine((given) => names.some((name) => given.includes(name)), `must include ${names.join(" or ")}`)
const contexts = z
  .array(z.unknown())
  .refine((given) => given[0] === "https://www.w3.org/ns/credentials/v2", "must begin with https://www.w3.org/ns/credentials/v2")
  .refine(
    (given) =>
      given.some(
        (one) => typeof one === "string" && /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.0\.\d+)?\.json$/.test(one),
      ),
    "must include https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
  )
const identifier = z.object({
  type: includes("IdentityObject"),
  hashed: z.boolean(),
  identityHash: text,
  identityType: text,
})
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/, "must be written like 2026-03-31T14:00:00Z")

/** The exact minimum of Open Badges 3.0 (1EdTech, 2024) and what else is read. Other properties are passed over. */
const shape = z.object({
  "@context": contexts,
  id: text.optional(),
  type: z
    .array(text)
    .refine((given) => given.includes("VerifiableCredential"), "must include VerifiableCredential")
    .refine(
      (given) => given.includes("OpenBadgeCredential") || given.includes("AchievementCredential"),
      "must include OpenBadgeCredential or AchievementCredential",
    ),
  issuer: z.object({ id: text, type: includes("Profile"), name: text }),
  validFrom: date,
  validUntil: date.optional(),
  credentialSubject: z.object({
    id: text.optional(),
    type: includes("AchievementSubject"),
    identifier: z.union([identifier.transform((one) => [one]), z.array(identifier)]).optional(),
    achievement: z.object({
      id: text,
      type: includes("Achievement"),
      name: text,
      description: text,
      criteria: z
        .object({ narrative: text.optional(), id: text.optional() })
        .refine((given) => given.narrative !== undefined || given.id !== undefined, "must have a narrative or an id"),
      achievementType: text.optional(),
    }),
  }),
})

type Badge = z.infer<typeof shape>

/**
 * Accepts an Open Badges 3.0 credential as a credential. Its structure is checked, no proof: what it says counts as much as the delivery's own
 * signature. Whom it was given to must be told as a plain e-mail address, because that is how people are known here.
 */
export function adaptOpenBadge(payload: unknown): Adapted {
  const parsed = shape.safeParse(payload)
  if (!parsed.success) return { ok: false, reason: toReason(parsed.error.issues) }
  const badge = parsed.data
  const recipient = findRecipient(badge)
  if (!recipient.ok) return recipient
  const { id, issuer, validFrom, validUntil, credentialSubject } = badge
  const { achievement } = credentialSubject
  const cells = {
    credential_id: id,
    user_email: recipient.email,
    provider: issuer.name,
    course_id: achievement.id,
    course_name: achievement.name,
    credential_type: typeOf(achievement.achievementType),
    issued_at: validFrom,
    expires_at: validUntil,
    credential_url: id !== undefined && /^https?:\/\//.test(id) ? id : undefined,
  }
  return { ok: true, records: [{ source: "COURSE_CREDENTIALS", cells, ratingScale: null }] }
}

type Recipient = { ok: true; email: string } | { ok: false; reason: string }

function findRecipient({ credentialSubject: { id, identifier = [] } }: Badge): Recipient {
  const emails = identifier.filter(({ identityType }) => identityType === "emailAddress")
  const plain = emails.find(({ hashed }) => !hashed)?.identityHash ?? (id?.startsWith("mailto:") ? id.slice("mailto:".length) : undefined)
  if (plain !== undefined) return { ok: true, email: plain }
  const reason =
    emails.length > 0
      ? "credentialSubject.identifier holds only a hashed e-mail address, which names nobody here: send the address with hashed false."
      : "credentialSubject.identifier has no entry of identityType emailAddress: it must say with hashed false whom the credential was given to."
  return { ok: false, reason }
}

function typeOf(achievementType: string | undefined): string {
  if (achievementType === "Certificate" || achievementType === "CertificateOfCompletion") return "certificate"
  return achievementType === "Diploma" || achievementType?.endsWith("Degree") ? "diploma" : "badge"
}

/** Where the structure is wrong, by paths; nothing of the credential is repeated. */
function toReason(issues: readonly z.core.$ZodIssue[]): string {
  const parts = issues.map(({ path, code, message }) => {
    const place = path.length === 0 ? "the credential" : path.map(String).join(".")
    return code === "custom" || message.startsWith("must")
      ? `${place} ${message}`
      : `${place} is missing or of another type than it should be`
  })
  return `Not an Open Badges 3.0 credential: ${[...new Set(parts)].join("; ")}.`.slice(0, 500)
}

/** Open Badges 3.0 credentials, by themselves or as the data of a message. */
export const openBadgeAdapter: WebhookAdapter = {
  source: "UPSKILLING",
  event: "open-badge.issued",
  aliases: ["OpenBadgeCredential", "AchievementCredential", "VerifiableCredential"],
  isMeant: (data) => "@context" in data && "credentialSubject" in data,
  adapt: adaptOpenBadge,
}
