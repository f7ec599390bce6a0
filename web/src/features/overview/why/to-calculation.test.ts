import { describe, expect, test } from "vitest"
import { type CalculationStep, toCalculation } from "./to-calculation.ts"

const input = (id: string, value: string, source: string | null = null): CalculationStep => ({
  id,
  label: id,
  op: "INPUT",
  operands: [],
  value,
  unit: "x",
  source,
})

describe("toCalculation", () => {
  test("facts, assumptions and numbers of the formula are told apart", () => {
    const { facts, assumptions, lines } = toCalculation([
      input("minutes", "90"),
      input("rate", "31.8", "Independent Sector 2026"),
      input("constant_60", "60", "Part of the formula"),
      { id: "hours", label: "Hours", op: "DIVIDE", operands: ["minutes", "constant_60"], value: "1.5", unit: "hours", source: null },
      { id: "worth", label: "Worth", op: "MULTIPLY", operands: ["hours", "rate"], value: "47.7", unit: "EUR", source: null },
    ])
    expect(facts.map((step) => step.id)).toEqual(["minutes"])
    expect(assumptions.map((step) => step.id)).toEqual(["rate"])
    expect(lines.map((line) => [line.id, line.operands.map((operand) => operand.role)])).toEqual([
      ["hours", ["FACT", "CONSTANT"]],
      ["worth", ["STEP", "ASSUMPTION"]],
    ])
  })
  test("a sum of very many is shortened, and says by how many", () => {
    const inputs = Array.from({ length: 200 }, (_, i) => input(`in_${i}`, "1"))
    const { lines } = toCalculation([
      ...inputs,
      { id: "sum", label: "Sum", op: "ADD", operands: inputs.map((step) => step.id), value: "200", unit: "x", source: null },
    ])
    expect(lines[0]?.operands).toHaveLength(6)
    expect(lines[0]?.left).toBe(194)
  })
  test("an operand that names no step is shown as unknown, not left out", () => {
    const { lines } = toCalculation([{ id: "a", label: "A", op: "ADD", operands: ["ghost"], value: "1", unit: "x", source: null }])
    expect(lines[0]?.operands[0]).toMatchObject({ id: "ghost", value: "?" })
  })
})
