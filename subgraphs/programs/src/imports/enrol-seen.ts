import { newId } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import { type SeenEnrollment, upsertEnrollments } from "../data/enrollments.ts"

/** A person seen in a programme, or in none. */
export type Sighting = Omit<SeenEnrollment, "id" | "programId"> & { programId: string | null }

/** Enrols people in the programmes they were seen in, each once, since they were first seen. */
export async function enrolSeen(tx: Tx, companyId: string, sightings: readonly Sighting[]): Promise<void> {
  const earliest = new Map<string, SeenEnrollment>()
  for (const { programId, personId, kind, at } of sightings) {
    if (programId === null) continue
    const key = `${programId} ${personId} ${kind}`
    const known = earliest.get(key)
    if (!known) earliest.set(key, { id: newId("enr"), programId, personId, kind, at })
    else if (at < known.at) known.at = at
  }
  await upsertEnrollments(tx, companyId, [...earliest.values()])
}
