import { newId } from "@teei/subgraph-kit"
import { kintellUserTable } from "../../data/kintell-records.ts"
import { upsertRecords } from "../../data/upsert-records.ts"
import { kintellUserFields } from "../../domain/kintell-users.ts"
import { type KintellUser, normaliseKintellUser } from "../../domain/normalise-kintell-user.ts"
import type { ImportTarget } from "../target.ts"

/** Members of Kintell. Who they are goes to profile; here stays what says nothing of that. Nothing is announced: whoever takes part is told by what they do. */
export const kintellUsers: ImportTarget<KintellUser> = {
  source: "KINTELL_USERS",
  system: "kintell",
  fields: kintellUserFields,
  needsProgram: false,
  tables: ["kintell_user"],
  personalFields: ["email", "name", "linkedin_url"],
  normalise: normaliseKintellUser,
  keyOf: ({ email }) => email,
  sameness: "The same member stands",
  externalIdOf: ({ value, personOf }) => personOf(value.email),
  subjectOf: ({ email }) => email ?? null,
  programRefOf: () => null,
  identitiesOf: ({ email, name, kind }) => [{ email, name, kind }],
  toPreview: (row) => {
    const draft = row as Partial<KintellUser>
    return {
      email: draft.email ?? null,
      name: draft.name ?? null,
      linkedin_url: toAnswer(draft.hasLinkedIn),
      verification_status: draft.verificationStatus ?? null,
      role_when_joined: draft.kind ?? null,
      grant_access: toAnswer(draft.hasAccess),
      joined_kg_at: draft.joinedAt ?? null,
    }
  },
  async write(tx, context, importId, rows, system) {
    const records = rows.map(({ row, value, personOf }) => {
      const { email, kind, verificationStatus, hasLinkedIn, hasAccess, joinedAt } = value
      const personId = personOf(email)
      return { id: newId("kus"), externalId: personId, row, values: [personId, kind, verificationStatus, hasLinkedIn, hasAccess, joinedAt] }
    })
    const written = await upsertRecords(tx, context.companyId(), importId, system, kintellUserTable, records)
    return {
      created: written.filter(({ isNew }) => isNew).length,
      updated: written.filter(({ isNew }) => !isNew).length,
      announcements: [],
    }
  },
  retell: async () => [],
}

const toAnswer = (value: boolean | null | undefined): string | null => (value == null ? null : value ? "yes" : "no")
