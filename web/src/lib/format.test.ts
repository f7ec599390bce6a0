import { describe, expect, test } from "vitest"
import { formatBytes, formatDecimal, formatDifference, formatMonth, formatShare, formatValue } from "./format.ts"

/** Intl writes several kinds of space and minus; their kind is not what is tested here. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ").replaceAll("\u2212", "-")

describe("format", () => {
  test("a decimal with more digits than a float holds loses none of them", () => {
    expect(formatDecimal("12345678901234567890.12345", "en-GB")).toBe("12,345,678,901,234,567,890.12345")
  })
  test("what is not a decimal is shown as it is, never as a number", () => {
    expect(formatDecimal("n/a", "en-GB")).toBe("n/a")
  })
  test("numbers are written the way the language does", () => {
    expect(plain(formatValue("1234.56", "HOURS", "en-GB"))).toBe("1,234.6")
    expect(plain(formatValue("1234.56", "HOURS", "nb-NO"))).toBe("1 234,6")
    expect(plain(formatValue("12345", "PEOPLE", "uk-UA"))).toBe("12 345")
  })
  test("a ratio keeps two decimals even when they are noughts", () => {
    expect(formatValue("2", "RATIO", "en-GB")).toBe("2.00")
  })
  test("a difference carries its sign, and none at zero", () => {
    expect(plain(formatDifference("3", "PEOPLE", "en-GB"))).toBe("+3")
    expect(plain(formatDifference("-3", "PEOPLE", "nb-NO"))).toBe("-3")
    expect(formatDifference("0", "PEOPLE", "en-GB")).toBe("0")
    expect(formatShare("0.125", "en-GB")).toBe("+12.5%")
  })
  test("sizes are told in the largest whole unit", () => {
    expect(formatBytes(0, "en-GB")).toBe("0 byte")
    expect(formatBytes(184_220, "en-GB")).toBe("184.2 kB")
  })
  test("a month is the same month in every time zone", () => {
    expect(formatMonth("2026-03-01", "en-GB", "long")).toBe("March 2026")
  })
})
