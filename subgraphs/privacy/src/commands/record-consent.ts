import { type Result, isId, newId, ok, problem, refused, runCommand, textProblem } from "@teei/subgraph-kit"
import type { PrivacyContext } from "../context.ts"
import { insertConsent } from "../data/consents.ts"
import type { ConsentPurpose, ConsentRow } from "../data/rows.ts"

type Input = { companyId: string; personId: string; purpose: ConsentPurpose; isGiven: boolean; textVersion: string; method: string }

/** Notes what a person agreed to or withdrew. Said twice, it is noted twice: each time somebody says so is a record of its own. */
export async function recordConsent(context: PrivacyContext, input: Input): Promise<Result<ConsentRow>> {
  const { companyId, personId, purpose, isGiven } = input
  return runCommand(context, { action: "consent.record", role: "COMPANY_USER", companyId }, async (tx) => {
    const [textVersion, method] = [input.textVersion.trim(), input.method.trim()]
    const errors = [textProblem("input.textVersion", textVersion, 40), textProblem("input.method", method, 40)].filter(
      (found) => found !== null,
    )
    if (errors.length > 0) return refused(...errors)
    if (!(await isPerson(context, personId))) {
      return refused(problem("input.personId", "NOT_FOUND", `There is no person ${JSON.stringify(personId)} in this company.`))
    }
    const consent: ConsentRow = { id: newId("con"), personId, purpose, isGiven, textVersion, method, at: context.clock() }
    await insertConsent(tx, companyId, consent)
    return ok({ value: consent, audit: { target: personId, after: consent } })
  })
}

/** People belong to profile; whether there is one of this id in the company is asked there. */
async function isPerson(context: PrivacyContext, id: string): Promise<boolean> {
  if (!isId("per", id)) return false
  const question = "query PersonExists($id: ID!) { person(id: $id) { id } }"
  return (await context.ask<{ person: { id: string } | null }>("profile", question, { id })).person !== null
}
