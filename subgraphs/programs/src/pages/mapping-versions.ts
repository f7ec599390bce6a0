import type { ProgramsContext } from "../context.ts"
import { listMappingVersions } from "../data/mapping-versions.ts"
import type { KeptMapping } from "../imports/remembered.ts"
import type { ImportSource } from "../imports/target.ts"

const most = 50

/** How the company reads files of a source, newest first. */
export async function listMappings(context: ProgramsContext, source: ImportSource) {
  const rows = await context.read((tx) => listMappingVersions(tx, source, most))
  return rows.map(({ version, mapping, createdBy, createdAt }) => {
    const { fields, ratingScale, dateFormat, replacements, defaults } = mapping as unknown as KeptMapping
    return {
      source,
      version,
      fields,
      ratingScale,
      dateFormat,
      replacements,
      defaults,
      createdBy: createdBy === null ? null : { id: createdBy },
      createdAt,
    }
  })
}
