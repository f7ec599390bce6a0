import { readFileSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"

/** Everything an import leaves behind, counted where it lies. */
export type Effects = Record<
  | "sessions"
  | "texts"
  | "staged"
  | "completed"
  | "withdrawn"
  | "facts"
  | "activities"
  | "snippets"
  | "cells"
  | "allFacts"
  | "journeys"
  | "allActivities"
  | "deadLetters",
  number
>

/** What an import of so many rows must have left: each effect once. What is counted over everything is compared with what it is made from. */
export const expectedOf = (rows: number, { texts, allFacts, allActivities, completed, withdrawn }: Effects): Effects => ({
  sessions: rows,
  texts,
  staged: 0,
  completed: rows === 0 ? completed : rows,
  withdrawn: rows === 0 ? completed : withdrawn,
  facts: rows,
  activities: rows,
  snippets: texts,
  cells: allFacts,
  allFacts,
  journeys: allActivities,
  allActivities,
  deadLetters: 0,
})

/** Reads the effects of an import past all walls, once they have stopped moving and there are as many facts as expected, or when patience is over. */
export async function readEffects(dataDir: string, importId: string, expectedFacts: number, patienceMs = 60_000): Promise<Effects> {
  const port = readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[3]
  const client = new pg.Client({ connectionString: `postgres://postgres@127.0.0.1:${port}/teei` })
  await client.connect()
  try {
    let last = ""
    for (const end = Date.now() + patienceMs; ;) {
      const effects = (await client.query<Effects>(counts, [importId])).rows[0] as Effects
      const now = JSON.stringify(effects)
      const isThere = effects.facts === expectedFacts && effects.activities === expectedFacts && effects.snippets === effects.texts
      if ((isThere && now === last) || Date.now() > end) return effects
      last = now
      await new Promise((resume) => setTimeout(resume, 300))
    }
  } finally {
    await client.end()
  }
}

const counts = `
  with told as (
    select distinct data ->> 'sessionId' as id from bus.outbox_event where type = 'kintell.session.completed' and data ->> 'importId' = $1)
  select
    (select count(*)::int from programs.session where import_id = $1) as sessions,
    (select count(*)::int from programs.session_feedback where import_id = $1) as texts,
    (select count(*)::int from programs.import_row where import_id = $1) as staged,
    (select count(*)::int from bus.outbox_event where type = 'kintell.session.completed' and data ->> 'importId' = $1) as completed,
    (select count(*)::int from bus.outbox_event where type = 'record.withdrawn' and data ->> 'importId' = $1 and data ->> 'kind' = 'session') as withdrawn,
    (select count(*)::int from outcomes.session_fact where import_id = $1 and superseded_at is null) as facts,
    (select count(*)::int from profile.activity where is_active and id in (select id from told)) as activities,
    (select count(*)::int from evidence.snippet where import_id = $1) as snippets,
    (select coalesce(sum(sessions), 0)::int from outcomes.cell) as cells,
    (select count(*)::int from outcomes.session_fact where superseded_at is null) as "allFacts",
    (select coalesce(sum(language_sessions + mentorship_sessions), 0)::int from profile.person) as journeys,
    (select 2 * count(*)::int from profile.activity where kind in ('LANGUAGE', 'MENTORSHIP') and is_active) as "allActivities",
    (select count(*)::int from bus.dead_letter) as "deadLetters"`
