import { expect, test } from "vitest"
import type { Persona } from "../../lib/session.ts"
import { toPersonaGroups } from "./to-persona-groups.ts"

const persona = (name: string, companySlug: string): Persona => ({
  name,
  email: `${name}@${companySlug}.example`,
  role: "VIEWER",
  companySlug,
  companyName: companySlug.toUpperCase(),
})

test("people stand under their company, companies by name, and nobody is lost", () => {
  const groups = toPersonaGroups([persona("ann", "zeta"), persona("bo", "alpha"), persona("cy", "zeta")])
  expect(groups.map((group) => [group.companyName, group.personas.map((p) => p.name)])).toEqual([
    ["ALPHA", ["bo"]],
    ["ZETA", ["ann", "cy"]],
  ])
})
