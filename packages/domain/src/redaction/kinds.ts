/** Kinds of personal data taken out of texts; the graph's `RedactionKind`. */
export const REDACTION_KINDS = ["EMAIL", "PHONE", "URL", "NATIONAL_ID", "IBAN", "CARD", "NAME"] as const

export type RedactionKind = (typeof REDACTION_KINDS)[number]

/** What stands in the text instead. Square brackets: no rule matches across them, so a redacted text stays as it is. */
export const PLACEHOLDERS: Readonly<Record<RedactionKind, string>> = {
  EMAIL: "[email]",
  PHONE: "[phone]",
  URL: "[url]",
  NATIONAL_ID: "[national id]",
  IBAN: "[iban]",
  CARD: "[card]",
  NAME: "[name]",
}

/** A stretch of a text that holds personal data; `end` is exclusive. */
export type RedactionSpan = { kind: RedactionKind; start: number; end: number }

/** Finds one sort of personal data. Rules see placeholders of what was taken out before, and never each other. */
export type RedactionRule = (text: string, known: ReadonlySet<string>) => RedactionSpan[]

/** A rule that takes every match of a pattern that passes the check; with a capture group, that group only. `pattern` has flags `dg`. */
export function patternRule(
  kind: RedactionKind,
  pattern: RegExp,
  isReal: (found: string, text: string, start: number) => boolean = () => true,
): RedactionRule {
  return (text) => {
    const spans: RedactionSpan[] = []
    for (const match of text.matchAll(pattern)) {
      const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0]
      if (end > start && isReal(text.slice(start, end), text, start)) spans.push({ kind, start, end })
    }
    return spans
  }
}
