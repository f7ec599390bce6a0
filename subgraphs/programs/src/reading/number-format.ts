/** What a number of a sheet stands for by its format: a day with or without a time, a time or duration alone, or a number. */
export type NumberKind = "DATE" | "TIME" | "NUMBER"

/** Formats every workbook has by number (ECMA-376 part 1, 18.8.30); 27 to 36 and 50 to 58 are East Asian dates. */
export function builtInKind(id: number): NumberKind {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return "DATE"
  return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? "TIME" : "NUMBER"
}

/** The kind of a format code such as `dd.mm.yyyy hh:mm`. Only its first section counts; texts, escapes, colours and locales are no part of it. */
export function formatKind(code: string): NumberKind {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, "")
    .split(";", 1)[0]
  const letters = (bare ?? "").toLowerCase().replace(/general|am\/pm|a\/p/g, "")
  if (/[yd]/.test(letters)) return "DATE"
  if (/[hs]/.test(letters)) return "TIME"
  return /m/.test(letters) ? (/\[m+\]/.test(letters) ? "TIME" : "DATE") : "NUMBER"
}

const dayMs = 86_400_000

/**
 * A serial number as text. Days are written year first, so that they are read as the `ISO` date format and day and month cannot be mixed up: it is
 * here that this is decided for every workbook. Null for a number that is no day. Times are rounded to the second, which is what a sheet shows.
 * In the 1900 system serial 60 is 29 February 1900, which never was.
 */
export function serialText(serial: number, kind: NumberKind, is1904: boolean): string | null {
  if (kind === "NUMBER") return numberText(serial)
  const ms = Math.round(serial * 86_400) * 1000
  if (kind === "TIME" && ms >= 0) {
    const seconds = ms / 1000
    return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0")).join(":")
  }
  const day = Math.floor(ms / dayMs)
  if (day < 0 || day > 2_958_465 || (!is1904 && day === 60)) return null
  const first = is1904 ? Date.UTC(1904, 0, 1) : day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  const text = new Date(first + ms).toISOString()
  return ms % dayMs === 0 ? text.slice(0, 10) : text.slice(0, 19)
}

/** A number as a sheet shows it unformatted: at most 15 digits, so that 0.1 + 0.2 is 0.3. */
export const numberText = (value: number): string => String(Number(value.toPrecision(15)))
