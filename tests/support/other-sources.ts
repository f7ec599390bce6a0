import { importer } from "./importing.ts"
import type { Session } from "./connect.ts"
import type { TestPlatform } from "./open-test-platform.ts"
import { readFixture } from "./session-rows.ts"

/** Commits a file of every source beside sessions, so that a company has records of each kind. `sessionId` is one of its sessions, by Kintell's id. */
export async function bringOtherSources(platform: TestPlatform, session: Session, sessionId: string): Promise<void> {
  const files = importer(platform, session)
  const ratings = `rating_id,session_id,from_role,rating,feedback_text,created_at\nRT-${session.companyId},${sessionId},participant,3,Good to talk,2026-03-02\nRT-2,${sessionId},volunteer,5,,2026-03-02`
  for (const [source, name, bytes] of [
    ["COURSE_COMPLETIONS", "course-completions.csv", readFixture("course-completions.csv")],
    ["COURSE_CREDENTIALS", "course-credentials.csv", readFixture("course-credentials.csv")],
    ["COURSE_PROGRESS", "course-progress-no.csv", readFixture("course-progress-no.csv")],
    ["KINTELL_USERS", "kintell-users.csv", readFixture("kintell-users.csv")],
    ["KINTELL_BOOKINGS", "kintell-bookings.csv", Buffer.from(readFixture("kintell-bookings.csv").toString().replace(",LANG-1", ","))],
    ["BUDDY_MATCHES", "buddy-matches.csv", readFixture("buddy-matches.csv")],
    ["BUDDY_EVENTS", "buddy-events.csv", readFixture("buddy-events.csv")],
    ["BUDDY_CHECKINS", "buddy-checkins.csv", readFixture("buddy-checkins.csv")],
    ["BUDDY_FEEDBACK", "buddy-feedback.csv", readFixture("buddy-feedback.csv")],
    ["KINTELL_RATINGS", "kintell-ratings.csv", Buffer.from(ratings)],
  ] as const) {
    const { id, counts } = await files.bring(name, bytes, undefined, source)
    if (counts.invalid > 0) throw new Error(`${counts.invalid} rows of ${name} have problems.`)
    await files.commit(id)
  }
}
