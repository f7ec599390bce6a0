import type { Tx } from "./database.ts"
import type { KintellUserRow, SessionBookingRow, SessionRatingRow } from "./rows.ts"
import type { RecordTable } from "./upsert-records.ts"

export const kintellUserTable: RecordTable = {
  name: "kintell_user",
  columns: [
    { name: "person_id", type: "text" },
    { name: "kind", type: "text" },
    { name: "verification_status", type: "text", isOptional: true },
    { name: "has_linkedin", type: "boolean", isOptional: true },
    { name: "has_access", type: "boolean", isOptional: true },
    { name: "joined_at", type: "timestamptz", isOptional: true },
  ],
}

export const sessionBookingTable: RecordTable = {
  name: "session_booking",
  columns: [
    { name: "kind", type: "text" },
    { name: "program_id", type: "text", isOptional: true },
    { name: "participant_id", type: "text" },
    { name: "volunteer_id", type: "text" },
    { name: "scheduled_at", type: "timestamptz" },
  ],
}

export const sessionRatingTable: RecordTable = {
  name: "session_rating",
  columns: [
    { name: "session_id", type: "text" },
    { name: "from_role", type: "text" },
    { name: "rating", type: "numeric" },
    { name: "feedback_text", type: "text", isOptional: true },
    { name: "rated_at", type: "timestamptz" },
  ],
}

export const listKintellUsers = (tx: Tx, personIds: string[]): Promise<KintellUserRow[]> =>
  tx.kintellUser.findMany({ where: { personId: { in: personIds } }, orderBy: { id: "asc" } })

export const listBookingsById = (tx: Tx, ids: string[]): Promise<SessionBookingRow[]> =>
  tx.sessionBooking.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } })

/** Bookings of a programme, those brought last first, before an id. */
export const listBookings = (tx: Tx, programId: string, beforeId: string | null, take: number): Promise<SessionBookingRow[]> =>
  tx.sessionBooking.findMany({
    where: { programId, ...(beforeId === null ? {} : { id: { lt: beforeId } }) },
    orderBy: { id: "desc" },
    take,
  })

/** A rating with the session it is about. */
export type RatingOfSession = SessionRatingRow & {
  session: { programId: string; kind: string; participantId: string; volunteerId: string }
}

/** Ratings by id, with their sessions. */
export async function listRatingsById(tx: Tx, ids: string[]): Promise<RatingOfSession[]> {
  const ratings = await tx.sessionRating.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } })
  const sessions = await tx.session.findMany({
    where: { id: { in: ratings.map(({ sessionId }) => sessionId) } },
    select: { id: true, programId: true, kind: true, participantId: true, volunteerId: true },
  })
  const byId = new Map(sessions.map((session) => [session.id, session]))
  return ratings.flatMap((rating) => {
    const session = byId.get(rating.sessionId)
    return session ? [{ ...rating, session }] : []
  })
}

export const listRatingsOfSessions = (tx: Tx, sessionIds: string[]): Promise<SessionRatingRow[]> =>
  tx.sessionRating.findMany({ where: { sessionId: { in: sessionIds } }, orderBy: { id: "asc" } })

/** A participant's rating of a session, as the session takes it over. */
export type RatingToTake = { sessionId: string; rating: string; text: string | null; rowHash: string; row: number }

/** Takes ratings over into their sessions, and what was written into what is known to be written about them. Answers with the sessions that changed. */
export async function takeRatings(tx: Tx, companyId: string, importId: string, ratings: readonly RatingToTake[]): Promise<string[]> {
  const rated = await tx.$queryRawUnsafe<{ id: string }[]>(
    `update session s set rating = given.rating, import_id = $2, row_no = given.row_no
     from unnest($3::text[], $4::numeric[], $5::int[]) as given (session_id, rating, row_no)
     where s.company_id = $1 and s.id = given.session_id and s.rating is distinct from given.rating
     returning s.id`,
    companyId,
    importId,
    ratings.map(({ sessionId }) => sessionId),
    ratings.map(({ rating }) => rating),
    ratings.map(({ row }) => row),
  )
  const texts = ratings.filter(({ text }) => text !== null)
  const told = await tx.$queryRawUnsafe<{ id: string }[]>(
    `insert into session_feedback as known (company_id, session_id, text, row_hash, import_id, row_no)
     select $1, given.session_id, given.text, given.row_hash, $2, given.row_no
     from unnest($3::text[], $4::text[], $5::text[], $6::int[]) as given (session_id, text, row_hash, row_no)
     on conflict (company_id, session_id) do update set
       text = excluded.text, row_hash = excluded.row_hash, import_id = excluded.import_id, row_no = excluded.row_no
     where known.text <> excluded.text
     returning known.session_id as id`,
    companyId,
    importId,
    texts.map(({ sessionId }) => sessionId),
    texts.map(({ text }) => text),
    texts.map(({ rowHash }) => rowHash),
    texts.map(({ row }) => row),
  )
  return [...new Set([...rated, ...told].map(({ id }) => id))]
}
