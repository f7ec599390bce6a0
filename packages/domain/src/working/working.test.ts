import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { createWorking, type Ref, replay, type Step } from "./index.ts"

/** A random computation: some inputs, then operations on anything recorded before. */
const plan = fc.record({
  inputs: fc.array(
    fc.integer({ min: -100_000, max: 100_000 }).filter((n) => n !== 0),
    { minLength: 2, maxLength: 6 },
  ),
  operations: fc.array(
    fc.record({
      op: fc.constantFrom("add", "subtract", "multiply", "divide", "power", "min", "max", "round"),
      a: fc.nat(),
      b: fc.nat(),
      whole: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 1, maxLength: 12 },
  ),
})

type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never

function build({ inputs, operations }: Plan) {
  const w = createWorking()
  const refs: Ref[] = inputs.map((value, i) => w.input(`in_${i}`, `Input ${i}`, String(value / 100), "number"))
  const pick = (n: number): Ref => refs[n % refs.length] ?? w.constant(1)
  operations.forEach((operation, i) => {
    const id = `step_${i}`
    const [a, b] = [pick(operation.a), pick(operation.b)]
    if (operation.op === "divide" && Number(b.value) === 0) return
    if (operation.op === "power") refs.push(w.power(id, id, "number", a, w.constant(operation.whole)))
    else if (operation.op === "round") refs.push(w.round(id, id, "number", a, operation.whole))
    else if (operation.op === "subtract" || operation.op === "divide") refs.push(w[operation.op](id, id, "number", a, b))
    else if (operation.op === "add" || operation.op === "multiply") refs.push(w[operation.op](id, id, "number", [a, b]))
    else if (operation.op === "min" || operation.op === "max") refs.push(w[operation.op](id, id, "number", [a, b]))
  })
  return w.result()
}

const changed = (steps: Step[], index: number): Step[] =>
  steps.map((step, i) => (i === index ? { ...step, value: step.value === "7.25" ? "8.25" : "7.25" } : step))

describe("working", () => {
  test("replaying what was built always gives the same value and no mismatch", () => {
    fc.assert(
      fc.property(plan, (p) => {
        const { value, steps } = build(p)
        expect(replay(steps)).toEqual({ value, mismatches: [] })
      }),
    )
  })

  test("a computed value that was tampered with is always noticed, at exactly that step", () => {
    fc.assert(
      fc.property(plan, fc.nat(), (p, n) => {
        const { value, steps } = build(p)
        const computed = steps.flatMap((step, i) => (step.op === "INPUT" ? [] : [i]))
        const index = computed[n % computed.length]
        if (index === undefined) return
        const again = replay(changed(steps, index))
        expect(again.value).toBe(value)
        expect(again.mismatches.map((mismatch) => mismatch.id)).toEqual([steps[index]?.id])
      }),
    )
  })

  test("an input that was tampered with is noticed wherever a step depends on it", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 10, max: 10_000 }), { minLength: 2, maxLength: 8 }), fc.nat(), (values, n) => {
        const w = createWorking()
        const refs = values.map((value, i) => w.input(`in_${i}`, "Input", value, "number"))
        w.divide("mean", "Mean", "number", w.add("sum", "Sum", "number", refs), w.constant(values.length))
        const { value, steps } = w.result()
        const again = replay(changed(steps, n % values.length))
        expect(again.mismatches.map((mismatch) => mismatch.id)).toEqual(["sum", "mean"])
        expect(again.value).not.toBe(value)
      }),
    )
  })

  test("a lone input that was tampered with changes the value", () => {
    const w = createWorking()
    w.input("people", "People", 12, "people")
    expect(replay(changed(w.result().steps, 0)).value).toBe("7.25")
  })

  test("values are exact decimals without exponent or trailing zeros", () => {
    const w = createWorking()
    expect(w.input("a", "A", "0.10", "number").value).toBe("0.1")
    expect(w.input("b", "B", "1e3", "number").value).toBe("1000")
    expect(w.input("c", "C", "-0", "number").value).toBe("0")
    expect(w.input("d", "D", "0.1234567890123456789012345678901234567890123456789", "number").value).toBe(
      "0.1234567890123456789012345678901234567890123456789",
    )
  })

  test("a third keeps forty significant digits", () => {
    const w = createWorking()
    expect(w.divide("third", "A third", "number", w.constant(1), w.constant(3)).value).toBe(`0.${"3".repeat(40)}`)
  })

  test.each([
    ["2.345", 2, "2.35"],
    ["2.344", 2, "2.34"],
    ["2.5", 0, "3"],
    ["-2.5", 0, "-3"],
    ["2.004", 2, "2"],
  ])("rounding %s half up to %i decimals gives %s", (value, decimals, expected) => {
    const w = createWorking()
    expect(w.round("r", "Rounded", "number", w.input("x", "X", value, "number"), decimals).value).toBe(expected)
  })

  test("division by zero, a fractional exponent, an id said twice and a foreign reference are refused", () => {
    const w = createWorking()
    const zero = w.constant(0)
    const half = w.constant("0.5")
    expect(() => w.divide("d", "D", "number", half, zero)).toThrow(RangeError)
    expect(() => w.power("p", "P", "number", half, half)).toThrow(RangeError)
    expect(() => w.input("constant_0", "Again", 1, "number")).toThrow(/there already/)
    expect(() => w.add("s", "S", "number", [{ id: "elsewhere", value: "1" }])).toThrow(/not part of this computation/)
    expect(() => w.input("nan", "NaN", Number.NaN, "number")).toThrow(/not a decimal/)
    expect(() => createWorking().result()).toThrow(RangeError)
  })

  test("replay tells what is wrong with steps that cannot be computed, and never throws", () => {
    const step = (id: string, op: Step["op"], operands: string[], value: string): Step => ({
      id,
      label: id,
      op,
      operands,
      value,
      unit: "number",
      source: null,
    })
    const broken = replay([
      step("a", "INPUT", [], "1"),
      step("b", "ADD", ["a", "later"], "2"),
      step("a", "INPUT", [], "1"),
      step("c", "INPUT", [], "many"),
      step("zero", "INPUT", [], "0"),
      step("d", "DIVIDE", ["zero", "zero"], "1"),
    ])
    expect(broken.value).toBeNull()
    expect(broken.mismatches.map((mismatch) => mismatch.id)).toEqual(["b", "a", "c", "d"])
    expect(replay([])).toEqual({ value: null, mismatches: [] })
  })

  test("steps handed out are copies: changing them does not change the computation", () => {
    const w = createWorking()
    w.input("a", "A", 1, "number")
    const [first] = w.result().steps
    if (first) first.value = "99"
    expect(w.result().value).toBe("1")
  })
})
