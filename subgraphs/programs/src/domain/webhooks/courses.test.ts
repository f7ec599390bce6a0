import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { normaliseCourseCompletion } from "../normalise-course-completion.ts"
import { normaliseCourseCredential } from "../normalise-course-credential.ts"
import { normaliseCourseProgress } from "../normalise-course-progress.ts"
import { normaliseKintellBooking } from "../normalise-kintell-booking.ts"
import { normaliseKintellRating } from "../normalise-kintell-rating.ts"
import type { Cells } from "../read-cell.ts"
import type { WebhookAdapter } from "./adapter.ts"
import { courseAdapters } from "./courses.ts"
import { itslearningAdapters } from "./itslearning.ts"
import { kintellBookingConfirmed } from "./kintell-booking-confirmed.ts"
import { kintellRatingCreated } from "./kintell-rating-created.ts"
import { adaptOpenBadge, openBadgeAdapter } from "./open-badges.ts"

const now = new Date("2026-11-25T08:30:00.000Z")
const payload = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../../../../tests/fixtures/webhooks/${name}.json`, import.meta.url), "utf8"))
const all = [...courseAdapters, ...itslearningAdapters, openBadgeAdapter, kintellBookingConfirmed, kintellRatingCreated]
const named = (event: string): WebhookAdapter => {
  const adapter = all.find((one) => one.event === event)
  if (!adapter) throw new Error(`There is no adapter for ${event}.`)
  return adapter
}
const records = (event: string, data: unknown) => {
  const adapted = named(event).adapt(data)
  if (!adapted.ok) throw new Error(adapted.reason)
  return adapted.records
}
const mapping = { dateFormat: "ISO", ratingScale: "ONE_TO_FIVE", defaultKind: null } as const
const normalise: Record<string, (cells: Cells) => { ok: boolean }> = {
  COURSE_COMPLETIONS: (cells) => normaliseCourseCompletion(cells, mapping, now),
  COURSE_CREDENTIALS: (cells) => normaliseCourseCredential(cells, mapping, now),
  COURSE_PROGRESS: (cells) => normaliseCourseProgress(cells, mapping, now),
  KINTELL_BOOKINGS: (cells) => normaliseKintellBooking(cells, mapping, now),
  KINTELL_RATINGS: (cells) => normaliseKintellRating(cells, mapping, now),
}

test.each([
  ["course.completed", "ecornell-course-completed", ["COURSE_COMPLETIONS", "COURSE_PROGRESS", "COURSE_CREDENTIALS"]],
  ["CourseProgress", "itslearning-course-progress", ["COURSE_PROGRESS"]],
  ["certificate.issued", "lms-certificate-issued", ["COURSE_CREDENTIALS"]],
  ["booking-confirmed", "kintell-booking-confirmed", ["KINTELL_BOOKINGS"]],
  ["rating-created", "kintell-rating-created", ["KINTELL_RATINGS"]],
  ["open-badge.issued", "open-badge", ["COURSE_CREDENTIALS"]],
])("%s of %s is good records of %j", (event, name, sources) => {
  const found = records(event, payload(name))
  expect(found.map(({ source }) => source)).toEqual(sources)
  for (const { source, cells } of found) expect(normalise[source]?.(cells)).toMatchObject({ ok: true })
})

test("a delivery and a file of eCornell say the same of the same completion", () => {
  const [completion] = records("course.completed", payload("ecornell-course-completed"))
  const file: Cells = {
    user_email: "olena.shevchenko@example.org",
    user_name: "Olena Shevchenko",
    provider: "eCornell",
    course_id: "LSM581",
    course_name: "Leading Teams",
    completed_at: "03/14/2026",
    final_score: "97%",
    credential_ref: "ECERT-501",
  }
  expect(normaliseCourseCompletion(completion?.cells ?? {}, mapping, now)).toEqual(
    normaliseCourseCompletion(file, { dateFormat: "MONTH_FIRST" }, now),
  )
})

test("events without a record of their own are progress: enrolled, and under way", () => {
  const data = { ...payload("ecornell-course-completed"), progress: null, certificate: null }
  expect(records("enrollment.created", data)).toMatchObject([{ source: "COURSE_PROGRESS", cells: { status: "enrolled" } }])
  expect(records("course.started", data)).toMatchObject([{ source: "COURSE_PROGRESS", cells: { status: "in_progress" } }])
})

test("a field of another type is named, and nothing of it is repeated", () => {
  const adapted = named("course.completed").adapt({ user: { email: ["secret@example.org"] }, course: "secret" })
  expect(adapted).toMatchObject({ ok: false, reason: expect.stringContaining("user, course") })
  expect(JSON.stringify(adapted)).not.toContain("secret")
})

test("a rating is read from 1 to 5 unless the sender says otherwise", () => {
  expect(records("rating-created", payload("kintell-rating-created"))).toMatchObject([{ ratingScale: "ONE_TO_FIVE" }])
  const data = { ...payload("kintell-rating-created"), rating: 1, rating_scale: "ZERO_TO_ONE" }
  expect(records("rating-created", data)).toMatchObject([{ ratingScale: "ZERO_TO_ONE" }])
})

describe("an Open Badges 3.0 credential", () => {
  const badge = () =>
    payload("open-badge") as { credentialSubject: Record<string, unknown> & { achievement: Record<string, unknown> } } & Record<
      string,
      unknown
    >

  test("is recognised without a name, and becomes a badge of its issuer", () => {
    expect(openBadgeAdapter.isMeant(badge())).toBe(true)
    expect(records("open-badge.issued", badge())).toMatchObject([
      {
        source: "COURSE_CREDENTIALS",
        cells: {
          credential_id: "https://badges.example/credentials/3732",
          user_email: "olena.shevchenko@example.org",
          provider: "Example University",
          course_name: "Teamwork",
          credential_type: "badge",
          issued_at: "2026-03-15T00:00:00Z",
        },
      },
    ])
  })

  test("of the alias type, and of a recipient named by mailto, is one too", () => {
    const data = badge()
    data["type"] = ["VerifiableCredential", "AchievementCredential"]
    data.credentialSubject = { ...data.credentialSubject, id: "mailto:ana@example.org", identifier: undefined }
    expect(adaptOpenBadge(data)).toMatchObject({ ok: true, records: [{ cells: { user_email: "ana@example.org" } }] })
  })

  test.each<[string, (data: ReturnType<typeof badge>) => void]>([
    ["@context", (data) => (data["@context"] = ["https://www.w3.org/2018/credentials/v1"])],
    ["type", (data) => (data["type"] = ["VerifiableCredential"])],
    ["issuer", (data) => (data["issuer"] = "https://badges.example")],
    ["issuer.name", (data) => (data["issuer"] = { id: "x", type: ["Profile"] })],
    ["validFrom", (data) => delete data["validFrom"]],
    ["validFrom", (data) => (data["validFrom"] = "15.03.2026")],
    ["credentialSubject.type", (data) => (data.credentialSubject["type"] = ["Person"])],
    ["credentialSubject.achievement.name", (data) => delete data.credentialSubject.achievement["name"]],
    ["credentialSubject.achievement.description", (data) => delete data.credentialSubject.achievement["description"]],
    ["credentialSubject.achievement.criteria", (data) => (data.credentialSubject.achievement["criteria"] = {})],
  ])("without a good %s is refused by that path", (path, spoil) => {
    const data = badge()
    spoil(data)
    const adapted = adaptOpenBadge(data)
    expect(adapted).toMatchObject({ ok: false, reason: expect.stringContaining(`${path} `) })
    expect(JSON.stringify(adapted)).not.toContain("olena")
  })

  test("of a hashed or no address is refused with what to send", () => {
    const data = badge()
    const hashed = { type: "IdentityObject", hashed: true, identityHash: "sha256$ab", salt: "s", identityType: "emailAddress" }
    data.credentialSubject["identifier"] = [hashed]
    expect(adaptOpenBadge(data)).toMatchObject({ ok: false, reason: expect.stringContaining("send the address with hashed false") })
    delete data.credentialSubject["identifier"]
    expect(adaptOpenBadge(data)).toMatchObject({ ok: false, reason: expect.stringContaining("identityType emailAddress") })
  })
})
