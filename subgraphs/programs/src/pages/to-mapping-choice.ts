import { cleanText } from "../domain/clean-text.ts"
import type { ImportMappingInput } from "../generated/resolvers.ts"
import type { MappingChoice } from "../imports/mapping.ts"

/** What a person chose, without the nulls by which a caller leaves things out. */
export const toMappingChoice = (input: ImportMappingInput | null | undefined): MappingChoice => ({
  fields: input?.fields?.map(({ field, column }) => ({ field, column: column == null ? null : cleanText(column).trim() })),
  ratingScale: input?.ratingScale ?? undefined,
  dateFormat: input?.dateFormat ?? undefined,
  programId: input?.programId ?? undefined,
  replacements: input?.replacements?.map(({ field, from, to }) => ({ field, from: cleanText(from).trim(), to: cleanText(to).trim() })),
  defaults: input?.defaults?.map(({ field, value }) => ({ field, value: cleanText(value).trim() })),
})
