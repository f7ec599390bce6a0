import { compute, type Exact, toExact, toPlain } from "./arithmetic.ts"
import type { Step } from "./step.ts"

/** A step whose stated value is not what its operands give. */
export type Mismatch = {
  id: string
  stated: string
  /** What it should be; null when it cannot be computed at all. */
  recomputed: string | null
  /** One plain sentence. */
  reason: string
}

/** What a computation really gives; `value` is null when its last step cannot be computed. */
export type Replay = { value: string | null; mismatches: Mismatch[] }

/**
 * Recomputes every step from the values of the `INPUT` steps alone and compares. Never throws: a step that cannot be
 * computed (unknown or later operand, id said twice, not a number, division by zero) is a mismatch.
 */
export function replay(steps: readonly Step[]): Replay {
  const values = new Map<string, Exact | null>()
  const mismatches: Mismatch[] = []
  let value: string | null = null

  for (const step of steps) {
    const outcome = recompute(step, values)
    value = outcome.value && toPlain(outcome.value)
    if (values.has(step.id)) mismatches.push({ id: step.id, stated: step.value, recomputed: null, reason: "The id occurs twice." })
    else if (value === null) mismatches.push({ id: step.id, stated: step.value, recomputed: null, reason: outcome.reason })
    else if (value !== step.value) {
      mismatches.push({ id: step.id, stated: step.value, recomputed: value, reason: "The stated value is not what the step gives." })
    }
    values.set(step.id, outcome.value)
  }
  return { value, mismatches }
}

type Outcome = { value: Exact | null; reason: string }

function recompute(step: Step, values: ReadonlyMap<string, Exact | null>): Outcome {
  try {
    if (step.op === "INPUT") {
      return step.operands.length === 0
        ? { value: toExact(step.value), reason: "" }
        : { value: null, reason: "An input takes no operands." }
    }
    const operands: Exact[] = []
    for (const id of step.operands) {
      const operand = values.get(id)
      if (!operand) return { value: null, reason: `The operand "${id}" has no value before this step.` }
      operands.push(operand)
    }
    return { value: compute(step.op, operands), reason: "" }
  } catch (error) {
    if (error instanceof RangeError) return { value: null, reason: error.message }
    throw error
  }
}
