import { type Connection, decodeCursor, decodeTimeCursor, encodeCursor, forbidden, pageSize, toConnection } from "@teei/subgraph-kit"
import type { ProfileContext } from "./context.ts"
import { listMembershipPage } from "./data/memberships.ts"
import { countPeople, listPeoplePage, type PersonCondition } from "./data/people.ts"
import type { MembershipRow, PersonKind, PersonPage } from "./data/rows.ts"
import { completedLanguageSessions } from "./domain/journey.ts"

type Page = { first: number; after?: string | null | undefined }
type Filter = {
  kind?: PersonKind | null | undefined
  isBuddyMatched?: boolean | null | undefined
  hasCompletedLanguage?: boolean | null | undefined
}

/** A company can be reached through its members' accounts; its lists belong to the operation's company only. */
function refuseOther(context: ProfileContext, companyId: string): void {
  if (companyId !== context.companyId()) throw forbidden()
}

/** People of the company, first seen first. */
export async function pageOfPeople(
  context: ProfileContext,
  companyId: string,
  { first, after, filter }: Page & { filter?: Filter | null | undefined },
): Promise<PersonPage> {
  refuseOther(context, companyId)
  const [afterId] = decodeCursor(after, 1) ?? []
  const size = pageSize(first)
  const condition = toCondition(filter ?? {})
  const rows = await context.read((tx) => listPeoplePage(tx, condition, size + 1, afterId === undefined ? null : String(afterId)))
  return {
    ...toConnection(rows, size, afterId !== undefined, ({ id }) => encodeCursor([id])),
    totalCount: () => context.read((tx) => countPeople(tx, condition)),
  }
}

const toCondition = ({ kind, isBuddyMatched, hasCompletedLanguage }: Filter): PersonCondition => ({
  kind,
  isBuddyMatched,
  languageSessions:
    typeof hasCompletedLanguage === "boolean" ? { isAtLeast: hasCompletedLanguage, sessions: completedLanguageSessions } : null,
})

/** Memberships of the company, longest-standing first. */
export async function pageOfMemberships(
  context: ProfileContext,
  companyId: string,
  { first, after }: Page,
): Promise<Connection<MembershipRow>> {
  refuseOther(context, companyId)
  const seen = decodeTimeCursor(after)
  const size = pageSize(first)
  const rows = await context.read((tx) => listMembershipPage(tx, size + 1, seen))
  return toConnection(rows, size, seen !== null, ({ since, id }) => encodeCursor([since.toISOString(), id]))
}
