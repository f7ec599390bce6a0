/** What a step does with its operands; the words of `LineageOp` in the graph. */
export const OPS = ["INPUT", "ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "POWER", "MIN", "MAX", "ROUND"] as const

export type Op = (typeof OPS)[number]

/** One step of a computation; field for field the graph's `LineageStep`. */
export type Step = {
  /** Unique in the computation. */
  id: string
  /** What the value is, in English. */
  label: string
  op: Op
  /** Ids of earlier steps, in order; empty for `INPUT`. */
  operands: string[]
  /** The exact value as a plain decimal: no exponent, no trailing zeros. */
  value: string
  /** The unit, in words. */
  unit: string
  /** Where an assumption comes from; null for facts and computed steps. */
  source: string | null
}
