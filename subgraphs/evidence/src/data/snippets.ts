import { escapeLike } from "@teei/subgraph-kit"
import type { Tx } from "./database.ts"
import type { SnippetRow, SubjectKind } from "./rows.ts"

/** Conditions on snippets; all that are given must hold. Days are inclusive, in UTC. */
export type SnippetCondition = {
  start: string | null
  end: string | null
  programIds: string[] | null
  subjectKinds: SubjectKind[] | null
  text: string | null
}

const columns = `id, subject_kind as "subjectKind", subject_id as "subjectId", match_id as "matchId", program_id as "programId", to_char(month, 'YYYY-MM-DD') as month, occurred_at as "occurredAt", text,
  redactions, system, import_id as "importId", file_name as "fileName", file_sha256 as "fileSha256", row_no as row, row_hash as "rowHash"`

/**
 * The condition as SQL; absent parts are left out, so that the planner sees only what is asked. Words are looked for in the company's snippets from
 * the latest on, not through a trigram index (there is none): PostgreSQL uses no operator as an index condition under row-level security that might leak what
 * it reads, and `ilike` is one (measured: 45 to 115 ms for a rare word in 50,000 snippets).
 */
function toWhere({ start, end, programIds, subjectKinds, text }: SnippetCondition): { where: string[]; values: unknown[] } {
  const parts: [sql: (n: number) => string, value: unknown][] = []
  if (start !== null) parts.push([(n) => `occurred_at >= $${n}::date::timestamp at time zone 'UTC'`, start])
  if (end !== null) parts.push([(n) => `occurred_at < ($${n}::date + 1)::timestamp at time zone 'UTC'`, end])
  if (programIds !== null) parts.push([(n) => `program_id = any($${n}::text[])`, programIds])
  if (subjectKinds !== null) parts.push([(n) => `subject_kind = any($${n}::text[])`, subjectKinds])
  if (text !== null) parts.push([(n) => `text ilike $${n}`, `%${escapeLike(text)}%`])
  return { where: parts.map(([sql], index) => sql(index + 1)), values: parts.map(([, value]) => value) }
}

const whereClause = (where: string[]): string => (where.length === 0 ? "" : `where ${where.join(" and ")}`)

/** Latest first, ties by id. `before` is the position of the last snippet seen. */
export function listSnippetPage(
  tx: Tx,
  condition: SnippetCondition,
  limit: number,
  before: { at: string; id: string } | null,
): Promise<SnippetRow[]> {
  const { where, values } = toWhere(condition)
  if (before) {
    where.push(`(occurred_at, id) < ($${values.length + 1}::timestamptz, $${values.length + 2}::text)`)
    values.push(before.at, before.id)
  }
  const sql = `select ${columns} from snippet ${whereClause(where)} order by occurred_at desc, id desc limit $${values.length + 1}::int`
  return tx.$queryRawUnsafe<SnippetRow[]>(sql, ...values, limit)
}

export async function countSnippets(tx: Tx, condition: SnippetCondition): Promise<number> {
  const { where, values } = toWhere(condition)
  const rows = await tx.$queryRawUnsafe<{ count: number }[]>(`select count(*)::int as count from snippet ${whereClause(where)}`, ...values)
  return rows[0]?.count ?? 0
}

export const listSnippetsById = (tx: Tx, ids: string[]): Promise<SnippetRow[]> =>
  tx.$queryRawUnsafe<SnippetRow[]>(`select ${columns} from snippet where id = any($1::text[])`, ids)

/** Writes snippets, each in place of what its subject had; the snippet keeps its id then. */
export async function upsertSnippets(tx: Tx, snippets: SnippetRow[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `insert into snippet (company_id, id, subject_kind, subject_id, match_id, program_id, month, occurred_at, text, redactions, system, import_id, file_name, file_sha256,
       row_no, row_hash)
     select app.company_id(), id, "subjectKind", "subjectId", "matchId", "programId", month, "occurredAt", text, redactions, system, "importId", "fileName", "fileSha256",
       row, "rowHash"
     from jsonb_to_recordset($1::jsonb) as given (id text, "subjectKind" text, "subjectId" text, "matchId" text, "programId" text, month date, "occurredAt" timestamptz, text text,
       redactions jsonb, system text, "importId" text, "fileName" text, "fileSha256" text, row int, "rowHash" text)
     on conflict (company_id, subject_kind, subject_id) do update set match_id = excluded.match_id, program_id = excluded.program_id, month = excluded.month,
       occurred_at = excluded.occurred_at, text = excluded.text, redactions = excluded.redactions, system = excluded.system,
       import_id = excluded.import_id, file_name = excluded.file_name, file_sha256 = excluded.file_sha256, row_no = excluded.row_no,
       row_hash = excluded.row_hash`,
    JSON.stringify(snippets),
  )
}

/** Removes what was said about these records, and what was said in these matches. */
export async function deleteSnippets(tx: Tx, subjects: { kind: SubjectKind; id: string }[], matchIds: string[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `delete from snippet using jsonb_to_recordset($1::jsonb) as gone (kind text, id text)
     where snippet.subject_kind = gone.kind and snippet.subject_id = gone.id`,
    JSON.stringify(subjects),
  )
  if (matchIds.length > 0) await tx.$executeRawUnsafe("delete from snippet where match_id = any($1::text[])", matchIds)
}
