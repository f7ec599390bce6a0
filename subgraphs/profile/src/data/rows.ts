import type { Connection } from "@teei/subgraph-kit"

export type Role = "VIEWER" | "COMPANY_USER" | "COMPANY_ADMIN" | "SUPER_ADMIN"
export type PersonKind = "PARTICIPANT" | "VOLUNTEER"

export type CompanyRow = { id: string; name: string; slug: string; country: string; currency: string; locale: string }

export type UserRow = { id: string; name: string; email: string; locale: string }

/** `company` is there when the membership was read through its account, which may belong to several companies. */
export type MembershipRow = { id: string; companyId: string; userId: string; role: Role; since: Date; company?: CompanyRow }

export type PersonRow = {
  id: string
  pseudonym: string
  kinds: PersonKind[]
  isBuddyMatched: boolean
  languageSessions: number
  mentorshipSessions: number
  lastActivityAt: Date | null
  firstSeenAt: Date
}

/** `totalCount` counts only when it is selected. */
export type PersonPage = Connection<PersonRow> & { totalCount: () => Promise<number> }

/** Everything of a viewer is found from the operation's context. */
export type ViewerRoot = { userId: string | null }

/** What names a person in life, readable; null where no source gave it or the person's key is gone. */
export type PiiRow = { id: string; email: string | null; name: string | null }
