/** A programme as a caller gives it. */
export type ProgramInput = {
  externalRef: { system: string; id: string }
  name: string
  kind: "LANGUAGE" | "MENTORSHIP" | "BUDDY" | "UPSKILLING"
  startsOn: string
  endsOn?: string | null | undefined
  location?: string | null | undefined
  annualCost?: { amount: string; currency: string } | null | undefined
}

/** A programme ready to be stored. Money as a decimal text in `annualCostCurrency`. */
export type ProgramDraft = {
  externalSystem: string
  externalId: string
  name: string
  kind: ProgramInput["kind"]
  startsOn: string
  endsOn: string | null
  location: string | null
  annualCost: string | null
  annualCostCurrency: string | null
}

type Problem = { field: string; code: "INVALID" | "REQUIRED"; message: string; allowed: string[] | null }

/** Checks all fields and tells every problem at once. */
export function parseProgram(input: ProgramInput): { ok: true; value: ProgramDraft } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = []
  const refuse = (field: string, message: string) => problems.push({ field: `input.${field}`, code: "INVALID", message, allowed: null })
  const name = input.name.trim()
  const location = input.location?.trim() || null
  if (name.length < 1 || name.length > 120) refuse("name", `The name has ${name.length} characters; allowed are 1 to 120.`)
  if (!/^[a-z0-9-]{1,40}$/.test(input.externalRef.system)) {
    refuse("externalRef.system", `"${input.externalRef.system}" is not a system name: 1 to 40 lower-case letters, digits and dashes.`)
  }
  if (input.externalRef.id.length < 1 || input.externalRef.id.length > 200)
    refuse("externalRef.id", "The id must have 1 to 200 characters.")
  if (input.endsOn && input.endsOn < input.startsOn)
    refuse("endsOn", `The last day ${input.endsOn} is before the first, ${input.startsOn}.`)
  if (location !== null && location.length > 120)
    refuse("location", `The place has ${location.length} characters; at most 120 are allowed.`)
  if (input.annualCost) {
    if (!/^\d{1,12}(\.\d{1,2})?$/.test(input.annualCost.amount))
      refuse("annualCost.amount", `"${input.annualCost.amount}" is not an amount of at least 0 with at most two decimals.`)
    if (!/^[A-Z]{3}$/.test(input.annualCost.currency))
      refuse("annualCost.currency", `"${input.annualCost.currency}" is not an ISO 4217 code.`)
  }
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    value: {
      externalSystem: input.externalRef.system,
      externalId: input.externalRef.id,
      name,
      kind: input.kind,
      startsOn: input.startsOn,
      endsOn: input.endsOn ?? null,
      location,
      annualCost: input.annualCost?.amount ?? null,
      annualCostCurrency: input.annualCost?.currency ?? null,
    },
  }
}
