export type TextPart = { kind: "text" | "import"; value: string; /** Where it begins. */ at: number }

/** Takes a sentence apart into words and the ids of imports. */
export function splitImports(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const match of text.matchAll(/\bimp_[0-9a-z]+\b/g)) {
    if (match.index > at) parts.push({ kind: "text", value: text.slice(at, match.index), at })
    parts.push({ kind: "import", value: match[0], at: match.index })
    at = match.index + match[0].length
  }
  if (at < text.length) parts.push({ kind: "text", value: text.slice(at), at })
  return parts
}
