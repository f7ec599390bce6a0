/** The digits of a text, in order. */
export const digitsOf = (text: string): string => text.replace(/\D/g, "")

const weigh = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0)

/** Luhn's check (ISO/IEC 7812), as payment cards carry it. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const weighted = i % 2 === 0 ? digit : digit * 2
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}

/** ISO 7064 mod 97, as an IBAN carries it; `iban` is in upper case without separators. */
export function passesMod97(iban: string): boolean {
  let rest = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** Weighted mod 11 with the last digit as check digit (0 for 11), as Norwegian account numbers carry it. */
export function passesNorwegianAccount(digits: string): boolean {
  return digits.length === 11 && weigh(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
}

/** Norwegian fødselsnummer, D-number or synthetic number: eleven digits, a date, and two check digits mod 11 (Skatteetaten). */
export function isNorwegianId(digits: string): boolean {
  if (digits.length !== 11) return false
  const day = Number(digits.slice(0, 2)) % 40
  const month = Number(digits.slice(2, 4)) % 40
  const isDate = day >= 1 && day <= 31 && month >= 1 && month <= 12
  return isDate && weigh(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 && weigh(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
}

/** Ukrainian RNOKPP: ten digits that begin with the days since 1899-12-31 (here 1927 to 2036), the last a check digit. */
export function isUkrainianId(digits: string): boolean {
  if (digits.length !== 10 || !/^[1-4]/.test(digits)) return false
  const sum = weigh(digits, [-1, 5, 7, 9, 4, 6, 10, 5, 7])
  return (((sum % 11) + 11) % 11) % 10 === Number(digits[9])
}
