import type { DateFormat, ImportMappingInput, RatingScale } from "../../gql/graphql.ts"

export type Mapping = {
  fields: readonly { field: string; column?: string | null; confidence: number }[]
  ratingScale?: RatingScale | null
  dateFormat: DateFormat
  program?: { id: string } | null
}

/** What a person changed of the proposed mapping and has not had checked yet. */
export type MappingDraft = {
  columns: Record<string, string | null>
  ratingScale?: RatingScale
  dateFormat?: DateFormat
  programId?: string
}

export const NO_CHANGES: MappingDraft = { columns: {} }

export function columnOf(draft: MappingDraft, field: { field: string; column?: string | null }): string | null {
  const chosen = draft.columns[field.field]
  return chosen === undefined ? (field.column ?? null) : chosen
}

export function isChanged(draft: MappingDraft, mapping: Mapping): boolean {
  return (
    mapping.fields.some((field) => columnOf(draft, field) !== (field.column ?? null)) ||
    (draft.ratingScale !== undefined && draft.ratingScale !== mapping.ratingScale) ||
    (draft.dateFormat !== undefined && draft.dateFormat !== mapping.dateFormat) ||
    (draft.programId !== undefined && draft.programId !== mapping.program?.id)
  )
}

/**
 * The mapping to check with: what a person chose now or earlier (told by a confidence of 1). Proposals nobody touched are
 * left out, so that they stay proposals.
 */
export function toMappingInput(mapping: Mapping, draft: MappingDraft): ImportMappingInput {
  const fields = mapping.fields
    .filter((field) => draft.columns[field.field] !== undefined || field.confidence === 1)
    .map((field) => ({ field: field.field, column: columnOf(draft, field) }))
  const ratingScale = draft.ratingScale ?? mapping.ratingScale
  const programId = draft.programId ?? mapping.program?.id
  return {
    fields,
    dateFormat: draft.dateFormat ?? mapping.dateFormat,
    ...(ratingScale ? { ratingScale } : {}),
    ...(programId ? { programId } : {}),
  }
}
