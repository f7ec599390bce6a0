import { compute, toExact, toPlain } from "./arithmetic.ts"
import type { Op, Step } from "./step.ts"

/** A recorded step, to be used as an operand of later ones. Only the working that made it takes it. */
export type Ref = { readonly id: string; readonly value: string }

/** A computation that writes itself down while it is done; see `createWorking`. */
export type Working = {
  /** A fact, or with `source` an assumption. */
  input: (id: string, label: string, value: string | number, unit: string, source?: string | null) => Ref
  /** A number that belongs to the formula itself, for example the 60 of minutes per hour; recorded once. */
  constant: (value: string | number) => Ref
  add: (id: string, label: string, unit: string, operands: readonly Ref[]) => Ref
  subtract: (id: string, label: string, unit: string, from: Ref, less: Ref) => Ref
  multiply: (id: string, label: string, unit: string, operands: readonly Ref[]) => Ref
  divide: (id: string, label: string, unit: string, dividend: Ref, divisor: Ref) => Ref
  /** `exponent` is a whole number from 0 to 1000. */
  power: (id: string, label: string, unit: string, base: Ref, exponent: Ref) => Ref
  min: (id: string, label: string, unit: string, operands: readonly Ref[]) => Ref
  max: (id: string, label: string, unit: string, operands: readonly Ref[]) => Ref
  /** Half up to `decimals`; a half goes away from zero. */
  round: (id: string, label: string, unit: string, operand: Ref, decimals: number) => Ref
  /** The last step's value and all steps; throws a RangeError when nothing was recorded. */
  result: () => { value: string; steps: Step[] }
}

/**
 * Begins a computation. Computing a step and recording it are one and the same act, so the steps cannot say anything else
 * than what was done. Misuse (an id said twice, a foreign reference, a division by zero) throws a RangeError.
 */
export function createWorking(): Working {
  const steps = new Map<string, Step>()

  const record = (step: Step): Ref => {
    if (steps.has(step.id)) throw new RangeError(`The step "${step.id}" is there already.`)
    steps.set(step.id, step)
    return { id: step.id, value: step.value }
  }

  const input: Working["input"] = (id, label, value, unit, source = null) =>
    record({ id, label, op: "INPUT", operands: [], value: toPlain(toExact(value)), unit, source })

  const constant: Working["constant"] = (value) => {
    const plain = toPlain(toExact(value))
    const id = `constant_${plain}`
    const known = steps.get(id)
    return known ? { id, value: known.value } : input(id, `The number ${plain}`, plain, "number", "Part of the formula")
  }

  const computed = (op: Exclude<Op, "INPUT">, id: string, label: string, unit: string, operands: readonly Ref[]): Ref => {
    const values = operands.map((operand) => {
      const step = steps.get(operand.id)
      if (!step) throw new RangeError(`The step "${id}" uses "${operand.id}", which is not part of this computation.`)
      return toExact(step.value)
    })
    return record({
      id,
      label,
      op,
      operands: operands.map((operand) => operand.id),
      value: toPlain(compute(op, values)),
      unit,
      source: null,
    })
  }

  return {
    input,
    constant,
    add: (id, label, unit, operands) => computed("ADD", id, label, unit, operands),
    subtract: (id, label, unit, from, less) => computed("SUBTRACT", id, label, unit, [from, less]),
    multiply: (id, label, unit, operands) => computed("MULTIPLY", id, label, unit, operands),
    divide: (id, label, unit, dividend, divisor) => computed("DIVIDE", id, label, unit, [dividend, divisor]),
    power: (id, label, unit, base, exponent) => computed("POWER", id, label, unit, [base, exponent]),
    min: (id, label, unit, operands) => computed("MIN", id, label, unit, operands),
    max: (id, label, unit, operands) => computed("MAX", id, label, unit, operands),
    round: (id, label, unit, operand, decimals) => computed("ROUND", id, label, unit, [operand, constant(decimals)]),
    result: () => {
      const all = [...steps.values()]
      const last = all.at(-1)
      if (!last) throw new RangeError("A computation needs at least one step.")
      return { value: last.value, steps: all.map((step) => ({ ...step, operands: [...step.operands] })) }
    },
  }
}
