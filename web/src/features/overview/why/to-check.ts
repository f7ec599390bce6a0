import { replay, type Step } from "@teei/domain/working"

/** What came of doing the sums again in the browser. */
export type Check = { kind: "EQUAL"; steps: number } | { kind: "DIFFERENT"; steps: string[] } | { kind: "NOTHING" }

type GivenStep = Omit<Step, "source"> & { source?: string | null }

/** Recomputes the steps from their inputs alone and holds the result against the stated value. */
export function toCheck(steps: readonly GivenStep[], value: string | null): Check {
  if (steps.length === 0 || value === null) return { kind: "NOTHING" }
  const again = replay(steps.map((step) => ({ ...step, source: step.source ?? null })))
  const wrong = again.mismatches.map((mismatch) => mismatch.id)
  if (again.value !== value && wrong.length === 0) return { kind: "DIFFERENT", steps: [steps.at(-1)?.id ?? ""] }
  return wrong.length > 0 ? { kind: "DIFFERENT", steps: wrong } : { kind: "EQUAL", steps: steps.length }
}
