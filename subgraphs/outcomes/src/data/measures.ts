import type { Tx } from "./database.ts"
import { cellSelect, pairingSelect, participationSelect } from "./aggregates.ts"

/** What is counted: months from `start` to `end` (first days), of some programmes or all. */
export type Bucket = { start: string; end: string; programIds: string[] | null }

export type Sums = {
  sessions: number
  minutes: number
  ratingSum: string
  ratingCount: number
  /** The last month of the bucket with a session; null when there is none. */
  lastMonth: string | null
  /** When the sums last changed; null when nothing was ever recorded. */
  changedAt: Date | null
  /** The same, of all months up to the bucket's end: what rests on first levels rests on earlier months too. */
  changedUpToEnd: Date | null
}
export type People = { participants: number; volunteers: number; raters: number }
/** A participant's level before or at the beginning of the bucket and at its end; null where one of them is not known. */
export type LevelPair = { participantId: string; first: number; last: number }
export type VolunteerWork = { volunteerId: string; minutes: number; sessions: number; participantIds: string[] }
export type CostFact = { programId: string; startsOn: string; endsOn: string | null; annualCost: string | null; recordedAt: Date }

export type RawMeasures = { sums: Sums; people: People; levels: LevelPair[]; volunteers: VolunteerWork[] }

/**
 * Reads what figures are computed from, for many buckets at once, one statement a table. With `at`, as the facts stood at that instant: then the same
 * statements run over aggregates made on the fly, which hide the kept ones under the same names.
 */
export async function readMeasures(tx: Tx, buckets: readonly Bucket[], at: Date | null): Promise<RawMeasures[]> {
  const sums = await queryBuckets<Sums & { no: number }>(tx, sumsQuery, buckets, at)
  const people = await queryBuckets<People & { no: number }>(tx, peopleQuery, buckets, at)
  const levels = await queryBuckets<LevelPair & { no: number }>(tx, levelsQuery, buckets, at)
  const volunteers = await queryBuckets<VolunteerWork & { no: number }>(tx, volunteersQuery, buckets, at)
  const levelsOf = Map.groupBy(levels, ({ no }) => no)
  const volunteersOf = Map.groupBy(volunteers, ({ no }) => no)
  return buckets.map((_bucket, index) => {
    const no = index + 1
    const [sum, person] = [sums.find((row) => row.no === no), people.find((row) => row.no === no)]
    return {
      sums: sum ?? { sessions: 0, minutes: 0, ratingSum: "0", ratingCount: 0, lastMonth: null, changedAt: null, changedUpToEnd: null },
      people: person ?? { participants: 0, volunteers: 0, raters: 0 },
      levels: levelsOf.get(no) ?? [],
      volunteers: volunteersOf.get(no) ?? [],
    }
  })
}

function queryBuckets<Row>(tx: Tx, query: string, buckets: readonly Bucket[], at: Date | null): Promise<Row[]> {
  const { starts, ends, programs } = {
    starts: buckets.map(({ start }) => start),
    ends: buckets.map(({ end }) => end),
    programs: buckets.map(({ programIds }) => programIds?.join(",") ?? null),
  }
  const past = at === null ? "" : pastTables
  return tx.$queryRawUnsafe<Row[]>(
    `with ${past} bucket as (${bucketSelect}) ${query}`,
    starts,
    ends,
    programs,
    ...(at === null ? [] : [at.toISOString()]),
  )
}

const bucketSelect = `
  select no::int, month_start, month_end, string_to_array(programs, ',') as programs
  from unnest($1::date[], $2::date[], $3::text[]) with ordinality as given (month_start, month_end, programs, no)`

const pastTables = `
  cell as (${cellSelect("$4::timestamptz", "true")}),
  participation as (${participationSelect("$4::timestamptz", "true")}),
  pairing as (${pairingSelect("$4::timestamptz", "true")}),`

const inBucket = (table: string) =>
  `${table}.month between bucket.month_start and bucket.month_end and (bucket.programs is null or ${table}.program_id = any (bucket.programs))`

/** Months before the bucket are joined for `changedUpToEnd` only. */
const isInside = "month >= month_start"

const sumsQuery = `
  select no, coalesce(sum(sessions) filter (where ${isInside}), 0)::int as sessions, coalesce(sum(minutes) filter (where ${isInside}), 0)::int as minutes,
    coalesce(sum(rating_sum) filter (where ${isInside}), 0)::text as "ratingSum",
    coalesce(sum(rating_count) filter (where ${isInside}), 0)::int as "ratingCount",
    to_char(max(month) filter (where ${isInside} and sessions > 0), 'YYYY-MM-DD') as "lastMonth",
    max(recorded_at) filter (where ${isInside}) as "changedAt", max(recorded_at) as "changedUpToEnd"
  from bucket join cell on cell.month <= bucket.month_end and (bucket.programs is null or cell.program_id = any (bucket.programs)) group by no`

const peopleQuery = `
  select no, count(distinct person_id) filter (where role = 'PARTICIPANT')::int as participants,
    count(distinct person_id) filter (where role = 'VOLUNTEER')::int as volunteers,
    count(distinct person_id) filter (where role = 'PARTICIPANT' and rating_count > 0)::int as raters
  from bucket join participation on ${inBucket("participation")} group by no`

/** The first level is the latest one before the bucket, else the earliest in it; the last is the latest in it, and must be a later reading. */
const levelsQuery = `
  , inside as (
    select no, person_id, month_start, programs,
      (array_agg(first_level order by first_at, program_id) filter (where first_level is not null))[1] as first_level, min(first_at) as first_at,
      (array_agg(last_level order by last_at desc, program_id desc) filter (where last_level is not null))[1] as last_level, max(last_at) as last_at
    from bucket join participation on ${inBucket("participation")} and role = 'PARTICIPANT'
    group by no, person_id, month_start, programs)
  select no, inside.person_id as "participantId", coalesce(before.last_level, inside.first_level)::int as first, inside.last_level::int as last
  from inside left join lateral (
    select p.last_level from participation p
    where p.person_id = inside.person_id and p.role = 'PARTICIPANT' and p.month < inside.month_start and p.last_level is not null
      and (inside.programs is null or p.program_id = any (inside.programs))
    order by p.last_at desc, p.program_id desc limit 1) as before on true
  where inside.last_level is not null and (before.last_level is not null or inside.first_at < inside.last_at)
  order by no, inside.person_id`

const volunteersQuery = `
  , work as (
    select no, person_id, sum(minutes)::int as minutes, sum(sessions)::int as sessions
    from bucket join participation on ${inBucket("participation")} and role = 'VOLUNTEER' group by no, person_id),
  met as (
    select no, volunteer_id, array_agg(distinct participant_id) as participants
    from bucket join pairing on ${inBucket("pairing")} group by no, volunteer_id)
  select work.no, work.person_id as "volunteerId", minutes, sessions, participants as "participantIds"
  from work join met on met.no = work.no and met.volunteer_id = work.person_id order by work.no, work.person_id`

/** What programmes cost, as it was known at that instant or now. */
export const listCosts = (tx: Tx, at: Date | null): Promise<CostFact[]> =>
  tx.$queryRawUnsafe<CostFact[]>(
    `select program_id as "programId", to_char(starts_on, 'YYYY-MM-DD') as "startsOn", to_char(ends_on, 'YYYY-MM-DD') as "endsOn",
       annual_cost::text as "annualCost", recorded_at as "recordedAt"
     from program_fact where case when $1::timestamptz is null then superseded_at is null
       else recorded_at <= $1 and (superseded_at is null or superseded_at > $1) end
     order by program_id`,
    at?.toISOString() ?? null,
  )

/** The company's country and currency; null before its events arrived. */
export const findCompanyFact = (tx: Tx, companyId: string): Promise<{ country: string; currency: string } | null> =>
  tx.companyFact.findUnique({ where: { companyId }, select: { country: true, currency: true } })
