import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { createVault, openText, type Place, sealText } from "./vault.ts"

const vault = createVault("a secret of thirty-two characters")
const place: Place = { companyId: "com_a", personId: "per_a", field: "name" }
const { key, wrapped } = vault.createKey(place.companyId, place.personId)

describe("a text under a person's key", () => {
  test("law: is read as it was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(openText(key, place, sealText(key, place, text))).toBe(text)
      }),
    )
  })

  test("never looks the same twice", () => {
    const sealed = Array.from({ length: 5000 }, () => sealText(key, place, "Amira").toString("base64"))
    expect(new Set(sealed.map((text) => text.slice(0, 17))).size).toBe(5000)
  })

  test.each<Partial<Place>>([{ companyId: "com_b" }, { personId: "per_b" }, { field: "email" }])(
    "is read nowhere else: not at %j",
    (other) => {
      expect(() => openText(key, { ...place, ...other }, sealText(key, place, "Amira"))).toThrow()
    },
  )

  test("law: a single bit changed anywhere is noticed", () => {
    const sealed = sealText(key, place, "Amira")
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const changed = Buffer.from(sealed)
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(() => openText(key, place, changed)).toThrow()
      }),
    )
  })
})

describe("a person's key", () => {
  test("comes out of its wrapping only for that person and under the platform's secret", () => {
    expect(vault.openKey(place.companyId, place.personId, wrapped).equals(key)).toBe(true)
    expect(() => vault.openKey(place.companyId, "per_b", wrapped)).toThrow()
    expect(() => createVault("another secret of thirty-two chars").openKey(place.companyId, place.personId, wrapped)).toThrow()
  })
})

describe("the hash of an address", () => {
  test("is the same for the same company, and tells nothing across companies or secrets", () => {
    const hash = vault.hashEmail("com_a", "amira@example.org")
    expect(vault.hashEmail("com_a", "amira@example.org")).toBe(hash)
    expect(vault.hashEmail("com_b", "amira@example.org")).not.toBe(hash)
    expect(createVault("another secret of thirty-two chars").hashEmail("com_a", "amira@example.org")).not.toBe(hash)
  })
})
