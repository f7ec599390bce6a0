import { type Result, choiceProblem, newId, ok, problem, refused, runCommand, textProblem } from "@teei/subgraph-kit"
import type { ProfileContext } from "../context.ts"
import { ensureUser } from "../data/accounts.ts"
import { findMembershipOf, upsertMembership } from "../data/memberships.ts"
import type { MembershipRow, Role } from "../data/rows.ts"
import { normaliseEmail } from "../domain/merge-identities.ts"
import { locales } from "../domain/places.ts"

type Input = { companyId: string; email: string; name: string; role: Role; locale?: string }

/** Roles a company may give. */
const givable = ["VIEWER", "COMPANY_USER", "COMPANY_ADMIN"] as const

/** Gives somebody a role in the company, in place of the one they had; makes the account when the address is new to the platform. */
export async function addMember(context: ProfileContext, input: Input): Promise<Result<MembershipRow>> {
  return runCommand(context, { action: "member.add", role: "COMPANY_ADMIN", companyId: input.companyId }, async (tx) => {
    const { role, locale = "en" } = input
    const [email, name] = [normaliseEmail(input.email), input.name.trim()]
    const errors = [
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
        ? textProblem("input.email", email, 254)
        : problem("input.email", "INVALID", `\`email\` is ${JSON.stringify(input.email)}, which is no e-mail address.`),
      textProblem("input.name", name, 120),
      choiceProblem("input.role", role, givable),
      choiceProblem("input.locale", locale, locales),
    ].filter((found) => found !== null)
    if (errors.length > 0) return refused(...errors)
    const user = await ensureUser(tx, { id: newId("usr"), email, name, locale })
    const before = await findMembershipOf(tx, user.id)
    const membership = await upsertMembership(tx, { id: newId("mem"), userId: user.id, role, since: context.clock() })
    return ok({ value: membership, audit: { target: membership.id, before: before && { role: before.role }, after: { role } } })
  })
}
