import { headingSimilarity, normaliseHeading, weighWords, type WordWeight } from "./heading.ts"

/** A field a column can feed. */
export type TargetField = {
  name: string
  /** What the field means, for people. */
  description: string
  /** Whether every row must have it. */
  isRequired: boolean
  /** Other headings for it, the better ones first; spelling of case, spaces and signs does not matter. */
  synonyms: readonly string[]
  /** What its cells are; a text when it is left out. Date formats are proposed by the cells of dates, scales by those of ratings. */
  type?: "text" | "date" | "rating"
  /** The values it may have, where there is a short list. */
  allowed?: readonly string[]
}

/**
 * Which column feeds a field; `column` is null and `confidence` 0 when none is likely enough. `rivals` are columns that fit no other field and this one as
 * well: then a person must choose.
 */
export type FieldProposal = { field: string; column: string | null; confidence: number; rivals: string[] }

/** How close a resemblance must be to be as good. */
const CLOSE = 0.05

const [EXACT, SAME_WORDS, SYNONYM, MOST_FOR_SIMILAR, LEAST] = [1, 0.95, 0.9, 0.85, 0.6]

type Pair = { field: number; column: number; confidence: number; preference: number }

/**
 * Proposes a column for each field, in the fields' order. Confidence: the field's name 1, the same but for case and signs .95, a synonym .9,
 * otherwise up to .85 by the words in common, those that tell fields apart counting most; below .6 nothing is proposed. A column feeds one field only; the surest pair chooses first,
 * and among equals the earlier synonym, the earlier field, the earlier column.
 */
export function proposeMapping(fields: readonly TargetField[], headings: readonly string[]): FieldProposal[] {
  const columns = headings.map((heading) => ({ heading, normal: normaliseHeading(heading) }))
  const namesByField = fields.map((target) => [target.name, ...target.synonyms].map(normaliseHeading))
  const weightOf = weighWords(namesByField)
  const pairs: Pair[] = []
  fields.forEach((target, field) => {
    const names = namesByField[field] ?? []
    columns.forEach(({ heading, normal }, column) => {
      const scored = score(target.name, names, heading, normal, weightOf)
      if (scored.confidence >= LEAST) pairs.push({ field, column, ...scored })
    })
  })
  pairs.sort((a, b) => b.confidence - a.confidence || a.preference - b.preference || a.field - b.field || a.column - b.column)

  const chosen = new Map<number, Pair>()
  const taken = new Set<number>()
  for (const pair of pairs) {
    if (chosen.has(pair.field) || taken.has(pair.column)) continue
    chosen.set(pair.field, pair)
    taken.add(pair.column)
  }
  return fields.map(({ name }, field) => {
    const pair = chosen.get(field)
    const rivals = pair ? pairs.filter((other) => other.field === field && !taken.has(other.column) && isAsGood(pair, other)) : []
    return {
      field: name,
      column: (pair && headings[pair.column]) ?? null,
      confidence: pair?.confidence ?? 0,
      rivals: rivals.flatMap(({ column }) => headings[column] ?? []),
    }
  })
}

/** A name or a synonym says which column is meant, unless the other column is written like the very same one; resemblances are compared. */
function isAsGood(chosen: Pair, other: Pair): boolean {
  if (chosen.confidence > MOST_FOR_SIMILAR) return chosen.confidence === other.confidence && chosen.preference === other.preference
  return chosen.confidence - other.confidence < CLOSE
}

/** `names` are the field's normalised name and synonyms; `preference` is the place of the one that fits. */
function score(
  name: string,
  names: readonly string[],
  heading: string,
  normal: string,
  weightOf: WordWeight,
): Pick<Pair, "confidence" | "preference"> {
  if (heading === name) return { confidence: EXACT, preference: 0 }
  const at = names.indexOf(normal)
  if (at === 0) return { confidence: SAME_WORDS, preference: 0 }
  if (at > 0) return { confidence: SYNONYM, preference: at }
  let best = { similarity: 0, preference: 0 }
  names.forEach((other, preference) => {
    const similarity = headingSimilarity(normal, other, weightOf)
    if (similarity > best.similarity) best = { similarity, preference }
  })
  return { confidence: Math.round(best.similarity * MOST_FOR_SIMILAR * 100) / 100, preference: best.preference }
}
