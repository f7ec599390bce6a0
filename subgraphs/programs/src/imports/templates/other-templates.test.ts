import { expect, test } from "vitest"
import { createRowCheck } from "../check-rows.ts"
import { proposeRowMapping } from "../mapping.ts"
import { targetOf } from "../targets/index.ts"
import { courseCompletionsTemplate } from "./course-completions.ts"
import { courseCredentialsTemplate } from "./course-credentials.ts"
import { courseProgressTemplate } from "./course-progress.ts"
import { kintellBookingsTemplate } from "./kintell-bookings.ts"
import { kintellRatingsTemplate } from "./kintell-ratings.ts"
import { kintellUsersTemplate } from "./kintell-users.ts"
import { locales, templateRows } from "./template.ts"

const templates = {
  COURSE_COMPLETIONS: courseCompletionsTemplate,
  COURSE_CREDENTIALS: courseCredentialsTemplate,
  COURSE_PROGRESS: courseProgressTemplate,
  KINTELL_USERS: kintellUsersTemplate,
  KINTELL_BOOKINGS: kintellBookingsTemplate,
  KINTELL_RATINGS: kintellRatingsTemplate,
}

test.each(Object.entries(templates).flatMap(([source, template]) => locales.map((locale) => [source, locale, template] as const)))(
  "the template of %s in %s is read as it is meant, and has no problem",
  (source, locale, template) => {
    const [headings = [], ...rows] = templateRows(template, locale)
    const target = targetOf(source)
    const mapping = proposeRowMapping(target.fields, headings, rows, {})
    expect(template.map(({ field }) => mapping.fields[field]?.column)).toEqual(headings)
    expect(mapping.conflicts).toEqual([])
    const check = createRowCheck(target, headings, mapping, [], new Date("2026-11-25T08:30:00.000Z"))
    expect(rows.flatMap((cells, at) => check(at + 2, cells, null).issues)).toEqual([])
  },
)
