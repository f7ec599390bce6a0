/**
 * How facts become what figures are read from. The one place that says so: new facts are added to the cells with these selects, corrected
 * programmes and months are made anew with them, a full recompute runs them over everything, and a figure of the past runs them over the facts as they were.
 *
 * `at` is an SQL expression for the instant looked at, or null for the present. Every select is over `session_fact`, restricted by `where`.
 */
type Aggregate = (at: string | null, where: string) => string

/** Which versions of facts counted at that instant. */
const isCurrent = (at: string | null): string =>
  at === null ? "superseded_at is null" : `(superseded_at is null or superseded_at > ${at})`
const wasRecorded = (at: string | null): string => (at === null ? "true" : `recorded_at <= ${at}`)

/** `recorded_at` is when the cell last changed: also a fact that left it counts. */
export const cellSelect: Aggregate = (at, where) => `
  select company_id, program_id, month,
    (count(*) filter (where ${isCurrent(at)}))::int as sessions,
    coalesce(sum(minutes) filter (where ${isCurrent(at)}), 0)::int as minutes,
    coalesce(sum(rating) filter (where ${isCurrent(at)}), 0)::numeric(14, 4) as rating_sum,
    (count(rating) filter (where ${isCurrent(at)}))::int as rating_count,
    greatest(max(recorded_at), max(superseded_at)${at === null ? "" : ` filter (where superseded_at <= ${at})`}) as recorded_at
  from session_fact where ${wasRecorded(at)} and ${where}
  group by company_id, program_id, month`

/** First and last level are those of the earliest and latest session that has one; `first_id` and `last_id` name it, because ties are broken by id. */
export const participationSelect: Aggregate = (at, where) => `
  select company_id, program_id, month, 'PARTICIPANT' as role, participant_id as person_id, count(*)::int as sessions, sum(minutes)::int as minutes,
    count(rating)::int as rating_count,
    (array_agg(level order by occurred_at, session_id) filter (where level is not null))[1] as first_level,
    min(occurred_at) filter (where level is not null) as first_at,
    (array_agg(session_id order by occurred_at, session_id) filter (where level is not null))[1] as first_id,
    (array_agg(level order by occurred_at desc, session_id desc) filter (where level is not null))[1] as last_level,
    max(occurred_at) filter (where level is not null) as last_at,
    (array_agg(session_id order by occurred_at desc, session_id desc) filter (where level is not null))[1] as last_id
  from session_fact where ${wasRecorded(at)} and ${isCurrent(at)} and ${where}
  group by company_id, program_id, month, participant_id
  union all
  select company_id, program_id, month, 'VOLUNTEER', volunteer_id, count(*)::int, sum(minutes)::int, 0, null, null, null, null, null, null
  from session_fact where ${wasRecorded(at)} and ${isCurrent(at)} and ${where}
  group by company_id, program_id, month, volunteer_id`

export const pairingSelect: Aggregate = (at, where) => `
  select distinct company_id, program_id, month, volunteer_id, participant_id
  from session_fact where ${wasRecorded(at)} and ${isCurrent(at)} and ${where}`
