import { hasControl } from "@teei/subgraph-kit"
import fc from "fast-check"
import { expect, test } from "vitest"
import { cleanText, shorten } from "./clean-text.ts"

const anyText = fc.string({
  unit: fc.oneof(fc.nat(0xa0), fc.integer({ min: 0xd800, max: 0xdfff })).map((unit) => String.fromCharCode(unit)),
})

test("a cleaned text is one that profile and PostgreSQL take, cut or whole, and ordinary text stays as it is", () => {
  fc.assert(
    fc.property(anyText, fc.nat(20), (text, longest) => {
      const clean = cleanText(text)
      expect(hasControl(clean)).toBe(false)
      expect(cleanText(clean)).toBe(clean)
      const short = shorten(clean, longest)
      expect(short.isWellFormed()).toBe(true)
      expect(clean.startsWith(short)).toBe(true)
      expect(short.length).toBeGreaterThanOrEqual(Math.min(clean.length, longest) - 1)
    }),
  )
  expect(cleanText("Зустріч 🌍\n\tæøå")).toBe("Зустріч 🌍\n\tæøå")
  expect(cleanText("a\0b\u0007c\ud83d")).toBe("abc\ufffd")
  expect(shorten("ab🌍", 3)).toBe("ab")
})
