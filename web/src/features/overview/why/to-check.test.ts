import { createWorking } from "@teei/domain/working"
import { describe, expect, test } from "vitest"
import { toCheck } from "./to-check.ts"

function hours() {
  const w = createWorking()
  w.divide("hours", "Hours", "hours", w.input("minutes", "Minutes", 90, "minutes"), w.constant(60))
  return w.result()
}

describe("toCheck", () => {
  test("a figure whose steps give its value is equal", () => {
    const { steps, value } = hours()
    expect(toCheck(steps, value)).toEqual({ kind: "EQUAL", steps: 3 })
  })
  test("a figure that states another value than its steps give is noticed", () => {
    expect(toCheck(hours().steps, "2")).toEqual({ kind: "DIFFERENT", steps: ["hours"] })
  })
  test("a step that was tampered with is named", () => {
    const steps = hours().steps.map((step) => (step.id === "hours" ? { ...step, value: "9" } : step))
    expect(toCheck(steps, "9")).toEqual({ kind: "DIFFERENT", steps: ["hours"] })
  })
  test("without a number there is nothing to check", () => {
    expect(toCheck([], null)).toEqual({ kind: "NOTHING" })
  })
})
