import type { Persona } from "../../lib/session.ts"

export type PersonaGroup = { companySlug: string; companyName: string; personas: Persona[] }

/** The people of the demo by company, companies by name, people as they came. */
export function toPersonaGroups(personas: readonly Persona[]): PersonaGroup[] {
  const groups = new Map<string, PersonaGroup>()
  for (const persona of personas) {
    const group = groups.get(persona.companySlug)
    if (group) group.personas.push(persona)
    else groups.set(persona.companySlug, { companySlug: persona.companySlug, companyName: persona.companyName, personas: [persona] })
  }
  return [...groups.values()].toSorted((a, b) => a.companyName.localeCompare(b.companyName))
}
