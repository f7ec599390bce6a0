import { Decimal } from "decimal.js"
import type { Op } from "./step.ts"

/**
 * The arithmetic every computation and every replay uses: decimal, 40 significant digits, each step rounded half up
 * (a half goes away from zero). A private copy, so that nobody's global settings can change a sum.
 */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP, minE: -9e15, maxE: 9e15 })

export type Exact = Decimal

/** Largest exponent and most decimals a step may ask for; far beyond any real computation, and cheap. */
const WHOLE_LIMIT = 1000

/** Reads a plain or exponent decimal exactly, whatever its length. Throws a RangeError when it is not a finite number. */
export function toExact(value: string | number): Exact {
  const text = String(value).trim()
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?$/i.test(text)) throw new RangeError(`"${text}" is not a decimal number.`)
  return new Exact(text)
}

/** The one way a value is written down: plain, no exponent, no trailing zeros, no negative zero. */
export function toPlain(value: Exact): string {
  return value.isZero() ? "0" : value.toFixed()
}

/** Does what a computed step says. Throws a RangeError for a division by zero, a wrong number of operands or a fractional exponent. */
export function compute(op: Exclude<Op, "INPUT">, operands: readonly Exact[]): Exact {
  const [first, second] = operands
  if (first === undefined) throw new RangeError(`${op} needs operands.`)
  switch (op) {
    case "ADD":
      return operands.reduce((sum, operand) => sum.plus(operand), new Exact(0))
    case "MULTIPLY":
      return operands.reduce((product, operand) => product.times(operand), new Exact(1))
    case "MIN":
      return Exact.min(...operands)
    case "MAX":
      return Exact.max(...operands)
    case "SUBTRACT":
    case "DIVIDE":
    case "POWER":
    case "ROUND":
      if (second === undefined || operands.length !== 2) throw new RangeError(`${op} needs exactly two operands.`)
      return computePair(op, first, second)
  }
}

function computePair(op: "SUBTRACT" | "DIVIDE" | "POWER" | "ROUND", first: Exact, second: Exact): Exact {
  if (op === "SUBTRACT") return first.minus(second)
  if (op === "DIVIDE") {
    if (second.isZero()) throw new RangeError("Division by zero.")
    return first.div(second)
  }
  if (!second.isInteger() || second.isNegative() || second.gt(WHOLE_LIMIT)) {
    throw new RangeError(`${op} needs a whole number from 0 to ${WHOLE_LIMIT} as its second operand.`)
  }
  return op === "POWER" ? first.pow(second) : first.toDecimalPlaces(second.toNumber(), Decimal.ROUND_HALF_UP)
}
