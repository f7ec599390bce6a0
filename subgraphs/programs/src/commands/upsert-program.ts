import { announce } from "@teei/events"
import { type Result, fault, hashOf, newId, ok, problem, refused, runCommand } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { findProgramByRef, insertProgram, updateProgram } from "../data/programs.ts"
import type { ProgramRow } from "../data/rows.ts"
import { type ProgramDraft, type ProgramInput, parseProgram } from "../domain/parse-program.ts"

/** Makes a programme, or changes the one that has this external reference. Said twice, the second time changes and announces nothing. */
export async function upsertProgram(context: ProgramsContext, input: ProgramInput): Promise<Result<ProgramRow>> {
  return runCommand(context, { action: "program.upsert", role: "COMPANY_USER" }, async (tx) => {
    const parsed = parseProgram(input)
    if (!parsed.ok) return refused(...parsed.problems.map(({ field, code, message, allowed }) => problem(field, code, message, allowed)))
    const { annualCostCurrency } = parsed.value
    if (annualCostCurrency !== null) {
      const own = await findCurrency(context)
      if (annualCostCurrency !== own) {
        const message = `The cost is in ${annualCostCurrency}; the company counts in ${own}.`
        return refused(problem("input.annualCost.currency", "INVALID", message, [own]))
      }
    }
    const companyId = context.companyId()
    const { externalSystem, externalId, ...values } = parsed.value
    const known = await findProgramByRef(tx, companyId, externalSystem, externalId)
    const row = toColumns(values)
    const program = known
      ? await updateProgram(tx, companyId, known.id, row)
      : await insertProgram(tx, { companyId, id: newId("prg"), externalSystem, externalId, ...row })
    if (known && hashOf(known) === hashOf(program))
      return ok({ value: program, audit: { target: program.id, before: known, after: program } })
    await announce(tx, { source: "programs", companyId, correlationId: context.viewer.requestId, now: context.clock() }, [
      {
        type: "program.upserted",
        data: { programId: program.id, kind: values.kind, startsOn: values.startsOn, endsOn: values.endsOn, annualCost: values.annualCost },
      },
    ])
    return ok({ value: program, audit: { target: program.id, before: known, after: program } })
  })
}

/** The currency the company counts in; profile knows it. */
async function findCurrency(context: ProgramsContext): Promise<string> {
  const { company } = await context.ask<{ company: { currency: string } | null }>(
    "profile",
    "query CompanyCurrency($id: ID!) { company(id: $id) { currency } }",
    { id: context.companyId() },
  )
  if (company === null) throw fault("NOT_FOUND", `There is no company ${context.companyId()}.`)
  return company.currency
}

const toColumns = ({ startsOn, endsOn, ...rest }: Omit<ProgramDraft, "externalSystem" | "externalId">) => ({
  ...rest,
  startsOn: new Date(startsOn),
  endsOn: endsOn === null ? null : new Date(endsOn),
})
