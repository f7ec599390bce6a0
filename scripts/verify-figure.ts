/**
 * `node scripts/verify-figure.ts < answer.json`: recomputes figures from their lineage alone. Reads JSON that holds figures with `lineage { steps { id
 * op operands value } }` anywhere inside, such as a whole answer of the API, and prints a line for each: OK when every step gives what it states and
 * the last one is the figure's `value`, else MISMATCH and why. Ends with 0 when all are OK, 1 when one is not, 2 when there is nothing to verify.
 *
 * It shares no code with the platform: decimals are whole numbers with a scale here, so that an error in the platform's arithmetic cannot hide.
 */
import { readFileSync } from "node:fs"

/** `digits` × 10^-`scale`. */
type Decimal = { digits: bigint; scale: number }
export type Step = { id: string; op: string; operands: string[]; value: string }
export type Verdict = { value: string | null; problem: string | null }

/** Each step of a computation is rounded half up to this many significant digits. */
const significantDigits = 40

const power = (exponent: number): bigint => 10n ** BigInt(exponent)
const magnitude = (digits: bigint): bigint => (digits < 0n ? -digits : digits)

function parse(text: string): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new RangeError(`"${text}" is not a plain decimal number`)
  const [, sign = "", whole = "", fraction = ""] = match
  return { digits: BigInt(sign + whole + fraction), scale: fraction.length }
}

/** Plain, without trailing zeros. */
function print({ digits, scale }: Decimal): string {
  const text = magnitude(digits)
    .toString()
    .padStart(scale + 1, "0")
  const [whole, fraction] = [text.slice(0, text.length - scale), text.slice(text.length - scale).replace(/0+$/, "")]
  return `${digits < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`
}

/** A quotient of whole numbers, a half going away from zero. */
function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const isNegative = dividend < 0n !== divisor < 0n
  const [over, under] = [magnitude(dividend), magnitude(divisor)]
  const quotient = (over * 2n + under) / (under * 2n)
  return isNegative ? -quotient : quotient
}

/** To a number of decimals; with fewer than there are, nothing changes. */
const toDecimals = ({ digits, scale }: Decimal, decimals: number): Decimal =>
  scale <= decimals ? { digits, scale } : { digits: divideHalfUp(digits, power(scale - decimals)), scale: decimals }

function toSignificant(value: Decimal): Decimal {
  const excess = magnitude(value.digits).toString().length - significantDigits
  if (excess <= 0) return value
  if (value.scale >= excess) return toDecimals(value, value.scale - excess)
  return { digits: divideHalfUp(value.digits, power(excess)) * power(excess - value.scale), scale: 0 }
}

const aligned = (a: Decimal, b: Decimal) => {
  const scale = Math.max(a.scale, b.scale)
  return { left: a.digits * power(scale - a.scale), right: b.digits * power(scale - b.scale), scale }
}
const add = (a: Decimal, b: Decimal): Decimal => {
  const { left, right, scale } = aligned(a, b)
  return { digits: left + right, scale }
}
const multiply = (a: Decimal, b: Decimal): Decimal => ({ digits: a.digits * b.digits, scale: a.scale + b.scale })
const isLess = (a: Decimal, b: Decimal): boolean => {
  const { left, right } = aligned(a, b)
  return left < right
}

/** With more decimals than can count, and a last one that is not zero when there was a remainder: so that what follows rounds as if it had all. */
function divide(a: Decimal, b: Decimal): Decimal {
  if (b.digits === 0n) throw new RangeError("division by zero")
  const { left, right } = aligned(a, b)
  const scale = significantDigits + magnitude(right).toString().length + 2
  const [dividend, quotient] = [left * power(scale), (left * power(scale)) / right]
  const sticky = dividend % right === 0n ? 0n : dividend < 0n !== right < 0n ? -1n : 1n
  return { digits: quotient * 10n + sticky, scale: scale + 1 }
}

function wholeNumber({ digits, scale }: Decimal): number {
  const value = Number(digits) / Number(power(scale))
  if (!Number.isInteger(value) || value < 0 || value > 1000)
    throw new RangeError("the second operand must be a whole number from 0 to 1000")
  return value
}

function apply(op: string, operands: Decimal[]): Decimal {
  const [first, second] = operands
  if (first === undefined) throw new RangeError(`${op} has no operands`)
  // Sums and products are rounded after each operand, as the platform says it does.
  const fold = (combine: (a: Decimal, b: Decimal) => Decimal) =>
    operands.slice(1).reduce((result, operand) => toSignificant(combine(result, operand)), first)
  switch (op) {
    case "ADD":
      return fold(add)
    case "MULTIPLY":
      return fold(multiply)
    case "MIN":
      return operands.reduce((least, operand) => (isLess(operand, least) ? operand : least))
    case "MAX":
      return operands.reduce((most, operand) => (isLess(most, operand) ? operand : most))
  }
  if (second === undefined || operands.length !== 2) throw new RangeError(`${op} needs two operands`)
  switch (op) {
    case "SUBTRACT":
      return add(first, { ...second, digits: -second.digits })
    case "DIVIDE":
      return divide(first, second)
    case "POWER":
      return { digits: first.digits ** BigInt(wholeNumber(second)), scale: first.scale * wholeNumber(second) }
    case "ROUND":
      return toDecimals(first, wholeNumber(second))
    default:
      throw new RangeError(`the operation ${op} is unknown`)
  }
}

/** Recomputes every step from the inputs alone. `value` is what the last step gives; `problem` says what does not fit, null when all does. */
export function verify(steps: readonly Step[], stated: string | null): Verdict {
  const values = new Map<string, Decimal>()
  let value: string | null = null
  try {
    for (const { id, op, operands, value: said } of steps) {
      if (values.has(id)) throw new RangeError(`the step "${id}" occurs twice`)
      const used = operands.map((operand) => values.get(operand) ?? fail(`the step "${id}" uses "${operand}", which is not before it`))
      if (op === "INPUT" && used.length > 0) fail(`the input "${id}" has operands`)
      const result = op === "INPUT" ? parse(said) : toSignificant(apply(op, used))
      value = print(result)
      if (value !== print(parse(said))) return { value, problem: `the step "${id}" states ${said} and gives ${value}` }
      values.set(id, result)
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { value: null, problem: error.message }
  }
  const isSame = value === null || stated === null ? value === stated : value === print(parse(stated))
  return { value, problem: isSame ? null : `the figure states ${stated ?? "no value"} and its steps give ${value ?? "none"}` }
}

function fail(message: string): never {
  throw new RangeError(message)
}

/** Every figure with a lineage inside a JSON value. A lineage on its own is taken at the word of its last step. */
export function findFigures(json: unknown): { steps: Step[]; stated: string | null }[] {
  if (typeof json !== "object" || json === null) return []
  if ("steps" in json && Array.isArray(json.steps)) {
    const steps = json.steps as Step[]
    return [{ steps, stated: steps.at(-1)?.value ?? null }]
  }
  if ("lineage" in json && "value" in json) {
    const stated = typeof json.value === "string" ? json.value : null
    return findFigures(json.lineage).map(({ steps }) => ({ steps, stated }))
  }
  return Object.values(json).flatMap(findFigures)
}

if (import.meta.main) {
  const verdicts = findFigures(JSON.parse(readFileSync(0, "utf8"))).map(({ steps, stated }) => verify(steps, stated))
  for (const { value, problem } of verdicts) console.log(`${value ?? "no value"} ${problem === null ? "OK" : `MISMATCH: ${problem}`}`)
  if (verdicts.length === 0) console.error("There is no lineage with steps in what was given.")
  process.exitCode = verdicts.length === 0 ? 2 : verdicts.every(({ problem }) => problem === null) ? 0 : 1
}
