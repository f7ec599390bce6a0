import { PLACEHOLDERS, REDACTION_KINDS, type RedactionKind, type RedactionSpan } from "./kinds.ts"
import { compileNames } from "./names/compile-names.ts"
import { redactionRules } from "./rules/index.ts"

/** A text without what could name a person. */
export type Redacted = {
  text: string
  /** What was taken out, in order; positions in the text as it came, `end` exclusive. */
  spans: RedactionSpan[]
  /** How many of each kind. */
  counts: Record<RedactionKind, number>
}

const PLACEHOLDER = new RegExp(REDACTION_KINDS.map((kind) => PLACEHOLDERS[kind].replace("[", "\\[").replace("]", "\\]")).join("|"), "g")

/**
 * Takes personal data out of a text: e-mail addresses, telephone numbers, web addresses and handles, national identity numbers, bank
 * accounts, payment cards and names. `knownNames` are the names of people who may be spoken of (from `compileNames`, or as they are).
 * Saying it twice changes nothing: redact(redact(x)) = redact(x), because rules run until none finds anything more.
 */
export function redact(text: string, knownNames: ReadonlySet<string> | readonly string[] = []): Redacted {
  const known = knownNames instanceof Set ? knownNames : compileNames([...knownNames])
  let spans: RedactionSpan[] = []
  let current = text
  for (let found = scan(current, known); found.length > 0; found = scan(current, known)) {
    spans = [...spans, ...toOriginal(found, spans)].toSorted((a, b) => a.start - b.start)
    current = render(text, spans)
  }
  return { text: current, spans, counts: count(spans) }
}

/** One pass of all rules: an earlier rule's find stands, later ones give way. */
function scan(text: string, known: ReadonlySet<string>): RedactionSpan[] {
  const taken: { start: number; end: number }[] = [...text.matchAll(PLACEHOLDER)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
  const spans: RedactionSpan[] = []
  for (const rule of redactionRules) {
    for (const span of rule(text, known)) {
      if (taken.some(({ start, end }) => span.start < end && start < span.end)) continue
      taken.push(span)
      spans.push(span)
    }
  }
  return spans
}

function render(text: string, spans: readonly RedactionSpan[]): string {
  let [out, at] = ["", 0]
  for (const { kind, start, end } of spans) {
    out += text.slice(at, start) + PLACEHOLDERS[kind]
    at = end
  }
  return out + text.slice(at)
}

/** Moves spans of a rendered text to where they are in the original: each placeholder before them shifted them. */
function toOriginal(found: readonly RedactionSpan[], spans: readonly RedactionSpan[]): RedactionSpan[] {
  return found.map(({ kind, start, end }) => {
    let shift = 0
    for (const span of spans) {
      if (span.start + shift >= end) break
      shift += PLACEHOLDERS[span.kind].length - (span.end - span.start)
    }
    return { kind, start: start - shift, end: end - shift }
  })
}

function count(spans: readonly RedactionSpan[]): Record<RedactionKind, number> {
  const counts: Record<RedactionKind, number> = { EMAIL: 0, PHONE: 0, URL: 0, NATIONAL_ID: 0, IBAN: 0, CARD: 0, NAME: 0 }
  for (const { kind } of spans) counts[kind]++
  return counts
}
