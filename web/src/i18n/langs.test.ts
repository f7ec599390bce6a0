import { describe, expect, test } from "vitest"
import { localeOf, pickLang } from "./langs.ts"

describe("langs", () => {
  test("the first language the cockpit speaks is taken, whatever its region", () => {
    expect(pickLang(["de-DE", "uk-UA", "en"])).toBe("uk")
    expect(pickLang(["EN-us"])).toBe("en")
  })
  test("both written forms of Norwegian are served as Norwegian", () => {
    expect(pickLang(["nb-NO"])).toBe("no")
    expect(pickLang(["nn"])).toBe("no")
  })
  test("English is spoken to everybody else", () => {
    expect(pickLang(["fr", "de"])).toBe("en")
    expect(pickLang([])).toBe("en")
  })
  test("Norwegian numbers and dates are written as Bokmål", () => {
    expect(localeOf("no")).toBe("nb-NO")
  })
})
