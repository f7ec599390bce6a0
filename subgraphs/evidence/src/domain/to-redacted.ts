import { REDACTION_KINDS, type RedactionKind, redact } from "@teei/domain/redaction"

/** A text as somebody wrote it, and the names of the people it may speak of. */
export type Written = { text: string; names: string[] }

/** The text without personal data, and how much of which kind was taken out; kinds that were not there are left out. */
export function toRedacted({ text, names }: Written): { text: string; redactions: { kind: RedactionKind; count: number }[] } {
  const redacted = redact(text, names)
  return {
    text: redacted.text,
    redactions: REDACTION_KINDS.map((kind) => ({ kind, count: redacted.counts[kind] })).filter(({ count }) => count > 0),
  }
}
