import type { Connector } from "./connector.ts"

/** Kintell's export of its members. Its "Verification_status" and "grant_access" are matched by their headings where they are there. */
export const kintellUsersExport: Connector = {
  name: "kintell",
  version: 1,
  source: "KINTELL_USERS",
  columns: {
    email: "Email",
    name: "Name",
    linkedin_url: "Linkedin_URL",
    role_when_joined: "Role when joined",
    joined_kg_at: "Joined_kg_at",
  },
  dateFormat: "MONTH_NAME",
}
