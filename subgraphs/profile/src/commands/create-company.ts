import { announce } from "@teei/events"
import { type Result, choiceProblem, newId, ok, problem, refused, runCommand, textProblem } from "@teei/subgraph-kit"
import type { ProfileContext } from "../context.ts"
import { claimSlug, insertCompany } from "../data/companies.ts"
import type { CompanyRow } from "../data/rows.ts"
import { isCountry, isCurrency, locales } from "../domain/places.ts"

type Input = Omit<CompanyRow, "id" | "locale"> & { locale?: string }

/** Makes a company, with its slug, and announces it. */
export async function createCompany(context: ProfileContext, input: Input): Promise<Result<CompanyRow>> {
  const company: CompanyRow = { locale: "en", ...input, id: newId("com"), name: input.name.trim() }
  return runCommand(context, { action: "company.create", role: "SUPER_ADMIN", companyId: company.id }, async (tx) => {
    const errors = findProblems(company)
    if (errors.length > 0) return refused(...errors)
    if (!(await claimSlug(tx, company.slug, company.id))) {
      return refused(problem("input.slug", "TAKEN", `Another company has the slug ${JSON.stringify(company.slug)} already.`))
    }
    await insertCompany(tx, company)
    const { country, currency } = company
    await announce(tx, { source: "profile", companyId: company.id, correlationId: context.viewer.requestId, now: context.clock() }, [
      { type: "company.created", data: { country, currency } },
    ])
    return ok({ value: company, audit: { target: company.id, after: company } })
  })
}

const findProblems = ({ name, slug, country, currency, locale }: CompanyRow) =>
  [
    textProblem("input.name", name, 120),
    /^[a-z0-9]([a-z0-9-]{0,38})[a-z0-9]$/.test(slug)
      ? null
      : problem(
          "input.slug",
          "INVALID",
          `\`slug\` is ${JSON.stringify(slug)}; allowed are 2 to 40 lower-case letters, digits and dashes, a letter or digit first and last.`,
        ),
    isCountry(country)
      ? null
      : problem("input.country", "INVALID", `\`country\` is ${JSON.stringify(country)}; give an ISO 3166-1 alpha-2 code such as NO.`),
    isCurrency(currency)
      ? null
      : problem("input.currency", "INVALID", `\`currency\` is ${JSON.stringify(currency)}; give an ISO 4217 code such as NOK.`),
    choiceProblem("input.locale", locale, locales),
  ].filter((found) => found !== null)
