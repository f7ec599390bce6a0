import { expect, test } from "vitest"
import { fromSavedParams } from "../overview-search.ts"
import { toSavedParams } from "./to-saved-params.ts"

test("opening a kept view gives back what was chosen, without the open drawer", () => {
  const search = { period: "2026-Q3", programs: ["prg_1"], compare: "PREVIOUS_YEAR", metric: "SROI", view: "bar", why: "fig_1" } as const
  const { why: _why, ...chosen } = search
  expect(fromSavedParams(toSavedParams({ ...search, programs: [...search.programs] }))).toMatchObject(chosen)
  expect(fromSavedParams(toSavedParams({ ...search, programs: [...search.programs] })).why).toBeUndefined()
})

test("a view kept by another version, or by somebody else's program, opens the page all the same", () => {
  expect(fromSavedParams({ period: 7, colour: "red" }).period).toBeUndefined()
  expect(fromSavedParams("nonsense")).toEqual({})
  expect(fromSavedParams(null)).toEqual({})
})
