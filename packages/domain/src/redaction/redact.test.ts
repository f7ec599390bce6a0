import fc from "fast-check"
import { describe, expect, test } from "vitest"
import corpus from "./corpus.json" with { type: "json" }
import { compileNames, PLACEHOLDERS, REDACTION_KINDS, type RedactionKind, redact } from "./index.ts"

type Labelled = { text: string; spans: { kind: RedactionKind; text: string; start: number }[]; known: string[] }

const isKind = (kind: string): kind is RedactionKind => REDACTION_KINDS.some((one) => one === kind)

/** Reads `«PHONE:+47 900 12 345»` marks: the plain text, and what must be found in it. */
function readLabels({ text: marked, known = [] }: { text: string; known?: string[] }): Labelled {
  const spans: Labelled["spans"] = []
  let text = ""
  for (const part of marked.split(/(«[^»]*»)/)) {
    const [, kind = "", found = ""] = /^«([A-Z_]+):(.*)»$/s.exec(part) ?? []
    if (isKind(kind)) spans.push({ kind, text: found, start: text.length })
    text += isKind(kind) ? found : part
  }
  return { text, spans, known }
}

const labelled = corpus.labelled.map(readLabels)

describe("labelled texts in three languages", () => {
  test.each(labelled.map((entry) => [entry.text, entry] as const))("%s", (_, { text, spans, known }) => {
    const result = redact(text, known)
    expect(result.spans.map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`)).toEqual(
      spans.map((span) => `${span.kind}:${span.text}`),
    )
    expect(result.spans.map(({ start }) => start)).toEqual(spans.map(({ start }) => start))
    for (const span of spans) expect(result.text).not.toContain(span.text)
  })

  test("the corpus has at least sixty texts, ten in each language, and every kind", () => {
    expect(labelled.length).toBeGreaterThanOrEqual(60)
    for (const lang of ["en", "uk", "no"]) expect(corpus.labelled.filter((entry) => entry.lang === lang).length).toBeGreaterThanOrEqual(10)
    expect(new Set(labelled.flatMap(({ spans }) => spans.map(({ kind }) => kind)))).toEqual(new Set(REDACTION_KINDS))
  })

  test("nothing is missed and nothing else is taken: recall and precision are 1 for every kind", () => {
    const found = labelled.flatMap(({ text, known }) => redact(text, known).spans.map(({ kind, start }) => `${kind} ${start} ${text}`))
    const wanted = labelled.flatMap(({ text, spans }) => spans.map(({ kind, start }) => `${kind} ${start} ${text}`))
    const hits = found.filter((one) => wanted.includes(one)).length
    expect({ recall: hits / wanted.length, precision: hits / found.length }).toEqual({ recall: 1, precision: 1 })
  })
})

describe("clean texts stay untouched", () => {
  test.each(corpus.clean.map(({ text }) => text))("%s", (text) => {
    expect(redact(text)).toEqual({ text, spans: [], counts: { EMAIL: 0, PHONE: 0, URL: 0, NATIONAL_ID: 0, IBAN: 0, CARD: 0, NAME: 0 } })
  })

  test("even with many names known, there is no false alarm", () => {
    const known = compileNames([
      "Kari Strand",
      "Maja Hagen",
      "Olena Moroz",
      "Lars Lie",
      "Надія Коваль",
      "Hazel Brooks",
      "Rhys Young",
      "Grace Day",
      "Liv Dag",
    ])
    for (const { text } of corpus.clean) expect(redact(text.toLowerCase(), known).counts.NAME).toBe(0)
  })
})

describe("redact", () => {
  test("puts placeholders in, counts them, and says where they were", () => {
    const text = "My name is Olena. Call +47 900 12 345 or write o@example.org, o@example.com."
    const { text: redacted, counts, spans } = redact(text)
    expect(redacted).toBe("My name is [name]. Call [phone] or write [email], [email].")
    expect(counts).toEqual({ EMAIL: 2, PHONE: 1, URL: 0, NATIONAL_ID: 0, IBAN: 0, CARD: 0, NAME: 1 })
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(["Olena", "+47 900 12 345", "o@example.org", "o@example.com"])
  })

  test("does not take an account for a telephone number", () => {
    expect(redact("NO93 8601 1117 947").text).toBe("[iban]")
    expect(redact("UA213223130000026007233566001").text).toBe("[iban]")
  })

  test("leaves numbers alone whose check digit is wrong", () => {
    for (const text of ["GB29 NWBK 6016 1331 9268 18", "4111 1111 1111 1112", "Saken 150785 10151 er lukket"])
      expect(redact(text).text).toBe(text)
  })

  test("a placeholder that was in the text already stays and is not counted", () => {
    expect(redact("[name] wrote to [email].")).toMatchObject({ text: "[name] wrote to [email].", spans: [] })
  })

  test("does not read its own placeholder as a sign that a telephone number follows", () => {
    expect(redact("+47 900 12 345, then case 1234 5678 90").text).toBe("[phone], then case 1234 5678 90")
  })

  test("finds what only shows once something else was taken out, and still says where it was", () => {
    const text = "Olena sent a@mail.example.ukAl-Masri yesterday, Olena too"
    const { text: redacted, spans } = redact(text, ["Al-Masri"])
    expect(redacted).toBe("[name] sent [email]-[name] yesterday, [name] too")
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(["Olena", "a@mail.example.ukAl", "Masri", "Olena"])
  })

  test("law: once more changes nothing, and spans cut out exactly what is missing", () => {
    const pieces = labelled.flatMap(({ text, spans }) => [text, ...spans.map((span) => span.text)])
    const piece = fc.oneof(
      fc.constantFrom(...pieces, ...corpus.clean.map(({ text }) => text)),
      fc.string({ maxLength: 12 }),
      fc.constantFrom("[", "]", "@", "+", " ", ".", "[email]", "[na"),
    )
    const known = compileNames(labelled.flatMap((entry) => entry.known))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), fc.constantFrom(" ", "", ", ", "\n"), (parts, separator) => {
        const text = parts.join(separator)
        const once = redact(text, known)
        expect(redact(once.text, known)).toMatchObject({ text: once.text, spans: [] })
        let [rebuilt, at] = ["", 0]
        for (const { kind, start, end } of once.spans) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          rebuilt += text.slice(at, start) + PLACEHOLDERS[kind]
          at = end
        }
        expect(once.text).toBe(rebuilt + text.slice(at))
        expect(Object.values(once.counts).reduce((sum, n) => sum + n, 0)).toBe(once.spans.length)
      }),
      { numRuns: 1000 },
    )
  })

  test("a long hostile text takes no more than a moment", () => {
    const begun = performance.now()
    for (const bit of ["a.", "0 ", "+1", "a@", "my name is ", "AB12", "x-", "Anna ", "("]) redact(bit.repeat(5000 / bit.length))
    expect(performance.now() - begun).toBeLessThan(3000)
  })
})
