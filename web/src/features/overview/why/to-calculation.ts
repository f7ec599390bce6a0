export type CalculationStep = {
  id: string
  label: string
  op: "INPUT" | "ADD" | "SUBTRACT" | "MULTIPLY" | "DIVIDE" | "POWER" | "MIN" | "MAX" | "ROUND"
  operands: readonly string[]
  value: string
  unit: string
  source?: string | null
}

/** What an operand of a line is: a fact, an assumption, a number of the formula itself, or the result of an earlier line. */
export type Role = "FACT" | "ASSUMPTION" | "CONSTANT" | "STEP"

export type Operand = { id: string; label: string; value: string; unit: string; role: Role }

export type Line = {
  id: string
  label: string
  value: string
  unit: string
  op: Exclude<CalculationStep["op"], "INPUT">
  operands: Operand[]
  left: number
}

export type Calculation = { facts: CalculationStep[]; assumptions: CalculationStep[]; lines: Line[] }

/** More operands than this are told by their number; a sum of hundreds is not read one by one. */
const MOST_OPERANDS = 8

/** Numbers that belong to the formula itself, such as the 60 of minutes per hour, have this for a source. */
const FORMULA_SOURCE = "Part of the formula"

function roleOf(step: CalculationStep): Role {
  if (step.op !== "INPUT") return "STEP"
  if (!step.source) return "FACT"
  return step.source === FORMULA_SOURCE ? "CONSTANT" : "ASSUMPTION"
}

/** Sorts the steps of a computation into what went in and what was done with it, in order; the last line is the value. */
export function toCalculation(steps: readonly CalculationStep[]): Calculation {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const lines: Line[] = []
  for (const step of steps) {
    if (step.op === "INPUT") continue
    const operands = step.operands.map((id): Operand => {
      const operand = byId.get(id)
      return operand
        ? { id, label: operand.label, value: operand.value, unit: operand.unit, role: roleOf(operand) }
        : { id, label: id, value: "?", unit: "", role: "STEP" }
    })
    const shown = operands.length > MOST_OPERANDS ? operands.slice(0, MOST_OPERANDS - 2) : operands
    lines.push({
      id: step.id,
      label: step.label,
      value: step.value,
      unit: step.unit,
      op: step.op,
      operands: shown,
      left: operands.length - shown.length,
    })
  }
  return {
    facts: steps.filter((step) => roleOf(step) === "FACT"),
    assumptions: steps.filter((step) => roleOf(step) === "ASSUMPTION"),
    lines,
  }
}
