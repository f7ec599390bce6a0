import type { DateFormat, ImportDefaultInput, ImportMappingInput, ImportReplacementInput, RatingScale } from "../../gql/graphql.ts"

export type Mapping = {
  fields: readonly { field: string; column?: string | null; confidence: number }[]
  ratingScale?: RatingScale | null
  dateFormat: DateFormat
  program?: { id: string } | null
  replacements: readonly ImportReplacementInput[]
  defaults: readonly ImportDefaultInput[]
  conflicts: readonly { field: string }[]
}

/** What a person changed of the proposed mapping and has not had checked yet. */
export type MappingDraft = {
  columns: Record<string, string | null>
  ratingScale?: RatingScale
  dateFormat?: DateFormat
  programId?: string
  /** All that are to be in force, not only the new ones. */
  replacements?: readonly ImportReplacementInput[]
  defaults?: readonly ImportDefaultInput[]
}

export const NO_CHANGES: MappingDraft = { columns: {} }

export function columnOf(draft: MappingDraft, field: { field: string; column?: string | null }): string | null {
  const chosen = draft.columns[field.field]
  return chosen === undefined ? (field.column ?? null) : chosen
}

export function isChanged(draft: MappingDraft, mapping: Mapping): boolean {
  return (
    mapping.fields.some((field) => columnOf(draft, field) !== (field.column ?? null)) ||
    // Where two columns are as likely, saying which one is a choice even when it is the proposed one.
    mapping.conflicts.some(({ field }) => draft.columns[field] !== undefined) ||
    (draft.ratingScale !== undefined && draft.ratingScale !== mapping.ratingScale) ||
    (draft.dateFormat !== undefined && draft.dateFormat !== mapping.dateFormat) ||
    (draft.programId !== undefined && draft.programId !== mapping.program?.id) ||
    draft.replacements !== undefined ||
    draft.defaults !== undefined
  )
}

/** A draft with a further change on top. */
export function withChange(draft: MappingDraft, change: Partial<MappingDraft>): MappingDraft {
  return { ...draft, ...change, columns: { ...draft.columns, ...change.columns } }
}

/**
 * The mapping to check with: what a person chose now or earlier (told by a confidence of 1). Proposals nobody touched are
 * left out, so that they stay proposals. Lists are sent whole, also when they are empty: one left out would be remembered anew.
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
    replacements: (draft.replacements ?? mapping.replacements).map(({ field, from, to }) => ({ field, from, to })),
    defaults: (draft.defaults ?? mapping.defaults).map(({ field, value }) => ({ field, value })),
  }
}
