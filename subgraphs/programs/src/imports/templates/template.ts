/** Languages templates are written in. */
export const locales = ["en", "uk", "no"] as const
export type Locale = (typeof locales)[number]

/** A text in each language, or one that is the same in all. */
type Words = string | Readonly<Record<Locale, string>>

/**
 * A column of a template: the field it feeds, its heading (for English that of the documented format, else words people of that language use; a
 * test sees that each is recognised), and three values that are good as they stand. Nobody in them is real.
 */
export type TemplateColumn<Field extends string> = { field: Field; heading: Words; samples: readonly [Words, Words, Words] }

/** What a file of a source looks like. */
export type Template<Field extends string = string> = readonly TemplateColumn<Field>[]

/** The template's rows in a language, the headings first. */
export const templateRows = (template: Template, locale: Locale): string[][] => {
  const say = (words: Words) => (typeof words === "string" ? words : words[locale])
  return [template.map(({ heading }) => say(heading)), ...[0, 1, 2].map((at) => template.map(({ samples }) => say(samples[at] ?? "")))]
}
