import type { Tx } from "./database.ts"
import { cellSelect, pairingSelect, participationSelect } from "./aggregates.ts"

export type FactToRecord = {
  sessionId: string
  programId: string
  kind: string
  occurredAt: string
  minutes: number
  rating: string | null
  level: number | null
  participantId: string
  volunteerId: string
  importId: string
  row: number
}

/** A programme and month whose figures moved; `month` is its first day. */
export type MovedKey = { programId: string; month: string }

/**
 * Records what sessions are known to be from now on: the version known so far is closed, the new one added; what says nothing new is passed over.
 * Answers with the programmes and months that moved, on both sides of a move.
 */
export async function recordSessions(tx: Tx, companyId: string, recordedAt: Date, facts: FactToRecord[]): Promise<MovedKey[]> {
  const changed = await tx.$queryRawUnsafe<{ sessionId: string; isKnown: boolean; programId: string | null; month: string | null }[]>(
    `select given.session_id as "sessionId", known.session_id is not null as "isKnown", known.program_id as "programId",
       to_char(known.month, 'YYYY-MM-DD') as month
     from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::int[], $7::numeric[], $8::smallint[], $9::text[], $10::text[])
       as given (session_id, program_id, kind, occurred_at, minutes, rating, level, participant_id, volunteer_id)
     left join session_fact known on known.company_id = $1 and known.session_id = given.session_id and known.superseded_at is null
     where known.session_id is null
       or (known.program_id, known.kind, known.occurred_at, known.minutes, known.rating, known.level, known.participant_id, known.volunteer_id)
         is distinct from (given.program_id, given.kind, given.occurred_at, given.minutes, given.rating, given.level, given.participant_id, given.volunteer_id)`,
    companyId,
    facts.map(({ sessionId }) => sessionId),
    facts.map(({ programId }) => programId),
    facts.map(({ kind }) => kind),
    facts.map(({ occurredAt }) => occurredAt),
    facts.map(({ minutes }) => minutes),
    facts.map(({ rating }) => rating),
    facts.map(({ level }) => level),
    facts.map(({ participantId }) => participantId),
    facts.map(({ volunteerId }) => volunteerId),
  )
  if (changed.length === 0) return []
  const replaced = changed.filter(({ isKnown }) => isKnown)
  if (replaced.length > 0) await closeFacts(tx, companyId, recordedAt, replaced.map(({ sessionId }) => sessionId))
  const changedIds = new Set(changed.map(({ sessionId }) => sessionId))
  const added = facts.filter(({ sessionId }) => changedIds.has(sessionId))
  await insertFacts(tx, companyId, recordedAt, added)
  const keys = [
    ...added.map(({ programId, occurredAt }) => ({ programId, month: `${occurredAt.slice(0, 7)}-01` })),
    ...replaced.flatMap(({ programId, month }) => (programId === null || month === null ? [] : [{ programId, month }])),
  ]
  return [...new Map(keys.map((key) => [`${key.programId} ${key.month}`, key])).values()]
}

async function closeFacts(tx: Tx, companyId: string, at: Date, sessionIds: string[]): Promise<void> {
  await tx.$executeRawUnsafe(
    "update session_fact set superseded_at = $2::timestamptz where company_id = $1 and session_id = any ($3::text[]) and superseded_at is null",
    companyId,
    at.toISOString(),
    sessionIds,
  )
}

async function insertFacts(tx: Tx, companyId: string, recordedAt: Date, facts: FactToRecord[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `insert into session_fact (company_id, recorded_at, session_id, program_id, kind, month, occurred_at, minutes, rating, level, participant_id,
       volunteer_id, import_id, row_no)
     select $1, $2::timestamptz, session_id, program_id, kind, date_trunc('month', occurred_at at time zone 'UTC')::date, occurred_at, minutes, rating,
       level, participant_id, volunteer_id, import_id, row_no
     from unnest($3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::int[], $8::numeric[], $9::smallint[], $10::text[], $11::text[], $12::text[], $13::int[])
       as given (session_id, program_id, kind, occurred_at, minutes, rating, level, participant_id, volunteer_id, import_id, row_no)`,
    companyId,
    recordedAt.toISOString(),
    facts.map(({ sessionId }) => sessionId),
    facts.map(({ programId }) => programId),
    facts.map(({ kind }) => kind),
    facts.map(({ occurredAt }) => occurredAt),
    facts.map(({ minutes }) => minutes),
    facts.map(({ rating }) => rating),
    facts.map(({ level }) => level),
    facts.map(({ participantId }) => participantId),
    facts.map(({ volunteerId }) => volunteerId),
    facts.map(({ importId }) => importId),
    facts.map(({ row }) => row),
  )
}

/** Makes the cells of these programmes and months anew from their facts; nothing else is touched. */
export async function refreshCells(tx: Tx, companyId: string, keys: MovedKey[]): Promise<void> {
  const parameters = [companyId, keys.map(({ programId }) => programId), keys.map(({ month }) => month)]
  const touched = "company_id = $1 and (program_id, month) in (select * from unnest($2::text[], $3::date[]))"
  for (const [table, select] of [
    ["cell", cellSelect],
    ["participation", participationSelect],
    ["pairing", pairingSelect],
  ] as const) {
    await tx.$executeRawUnsafe(`delete from ${table} where ${touched}`, ...parameters)
    await tx.$executeRawUnsafe(`insert into ${table} ${select(null, touched)}`, ...parameters)
  }
}

/** The keys that have facts: all there is to recompute. */
export const listKeys = (tx: Tx): Promise<MovedKey[]> =>
  tx.$queryRawUnsafe<MovedKey[]>(`select distinct program_id as "programId", to_char(month, 'YYYY-MM-DD') as month from session_fact`)

/** An instant for new facts: now, but always after every earlier one of the company, so that "as of" orders them. */
export async function nextInstant(tx: Tx, now: Date): Promise<Date> {
  const [row] = await tx.$queryRawUnsafe<{ last: Date | null }[]>(
    "select greatest((select max(recorded_at) from cell), (select max(recorded_at) from program_fact)) as last",
  )
  return row?.last && row.last >= now ? new Date(row.last.getTime() + 1) : now
}
