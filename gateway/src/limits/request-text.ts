import type { Limits } from "./limits.ts"

/** The body as it came in, or one sentence that says what is wrong with it. */
export type Parsed = { isGood: true; value: Record<string, unknown> } | { isGood: false; problem: string }

const utf8 = new TextDecoder("utf-8", { fatal: true })
/** As JSON or GraphQL escapes write it. PostgreSQL refuses it in text, which would make a mistake of the client's a fault of ours. */
const nulEscape = /\\u(0000|\{0+\})/i

/** Strict where the platform's defaults are lenient: bytes that are not UTF-8, NUL characters, deep nesting and batches are refused. */
export function parseBody(bytes: Uint8Array, { jsonDepth }: Limits): Parsed {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return { isGood: false, problem: "The body is not valid UTF-8." }
  }
  return parseText(text, jsonDepth)
}

export function parseText(text: string, jsonDepth: number): Parsed {
  if (nulEscape.test(text)) return { isGood: false, problem: "The NUL character is not allowed." }
  const depth = nesting(text)
  if (depth > jsonDepth) return { isGood: false, problem: `The JSON is nested ${depth} deep; at most ${jsonDepth} is allowed.` }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { isGood: false, problem: "The body is not valid JSON." }
  }
  if (Array.isArray(value)) return { isGood: false, problem: "One operation per request: a batch of operations is not allowed." }
  if (typeof value !== "object" || value === null) return { isGood: false, problem: "The body must be a JSON object." }
  return { isGood: true, value: value as Record<string, unknown> }
}

/** Greatest depth of brackets outside strings; counted before parsing, so that the parser never recurses deeper than we allow. */
function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  let isString = false
  for (let index = 0; index < text.length; index++) {
    const char = text[index]
    if (isString) {
      if (char === "\\") index++
      else if (char === '"') isString = false
    } else if (char === '"') isString = true
    else if (char === "{" || char === "[") deepest = Math.max(deepest, ++depth)
    else if (char === "}" || char === "]") depth--
  }
  return deepest
}
