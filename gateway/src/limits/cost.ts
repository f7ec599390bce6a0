import type { FieldPlan, Measured, Slice } from "./measure.ts"

/** A page that asks for more than is allowed. */
export type OversizedPage = { coordinate: string; argument: string; value: number }

export type Cost = { total: number; oversized: OversizedPage | null; costliest: { coordinate: string; cost: number }[] }

/**
 * What an operation costs with these variables: each object field 1 (or its `@cost`), each scalar 0, times the lists they stand in, so it bounds
 * the objects an answer can hold. `costliest` are the three fields that add most of it.
 */
export function costOf({ plans, roots }: Measured, variables: Record<string, unknown>, pageSize: number): Cost {
  const sizes = plans.map((plan) => sizeOf(plan, variables))
  let oversized: OversizedPage | null = null
  for (const plan of plans) {
    for (const slice of plan.slices) {
      const value = valueOf(slice, variables)
      if (value !== null && value > pageSize) oversized ??= { coordinate: plan.coordinate, argument: slice.argument, value }
    }
  }
  // Children come before their parents, so going backwards meets each field when all its parents have been counted. `sized` counts the items a
  // parent's size speaks of already, which the field's own size must not multiply again.
  const times = plans.map(() => ({ plain: 0, sized: 0 }))
  for (const root of roots) add(times[root], "plain", 1)
  const costs = new Map<string, number>()
  let total = 0
  for (const [place, plan] of [...plans.entries()].reverse()) {
    const size = sizes[place] ?? 1
    const { plain, sized } = times[place] ?? { plain: 0, sized: 0 }
    const count = plain * (plan.passesSizeOn ? 1 : size) + sized
    for (const child of plan.children) {
      if (child.isSized) add(times[child.plan], "sized", count * size)
      else add(times[child.plan], "plain", count)
    }
    total += count * plan.weight
    costs.set(plan.coordinate, (costs.get(plan.coordinate) ?? 0) + count * plan.weight)
  }
  const costliest = [...costs].map(([coordinate, cost]) => ({ coordinate, cost })).sort((a, b) => b.cost - a.cost)
  return { total, oversized, costliest: costliest.slice(0, 3) }
}

function add(counts: { plain: number; sized: number } | undefined, kind: "plain" | "sized", count: number): void {
  if (counts) counts[kind] += count
}

/** Items the field asks for: the greatest of its slicing arguments, else what the schema assumes. */
function sizeOf({ slices, items }: FieldPlan, variables: Record<string, unknown>): number {
  const asked = slices.flatMap((slice) => valueOf(slice, variables) ?? [])
  return asked.length === 0 ? items : Math.max(0, ...asked)
}

function valueOf({ variable, value }: Slice, variables: Record<string, unknown>): number | null {
  if (variable === null || !Object.hasOwn(variables, variable)) return value
  const given = variables[variable]
  return typeof given === "number" ? given : value
}
