import type { Tx } from "./database.ts"

/** What a match did, to be stored; `id` is used when it is new. */
export type BuddyEventToStore = {
  id: string
  externalId: string
  matchId: string
  kind: string
  kindRaw: string | null
  occurredAt: string
  description: string | null
  location: string | null
  attendeeIds: string[] | null
  row: number
}

/** What a match did, with its match, as its writing is told. */
export type WrittenBuddyEvent = {
  id: string
  matchId: string
  programId: string | null
  participantId: string
  buddyId: string
  kind: string
  occurredAt: Date
  attendeeIds: string[] | null
  importId: string
  row: number
  isNew: boolean
}

/** Stores what matches did by the id it has in its source; what is there already, just so, is left alone, and blanks never erase. */
export function upsertBuddyEvents(
  tx: Tx,
  companyId: string,
  importId: string,
  system: string,
  events: BuddyEventToStore[],
): Promise<WrittenBuddyEvent[]> {
  return tx.$queryRawUnsafe<WrittenBuddyEvent[]>(
    `with written as (
       insert into buddy_event as known (company_id, import_id, external_system, id, external_id, match_id, kind, kind_raw, occurred_at, description,
         location, attendee_ids, row_no)
       select $1, $2, $3, id, "externalId", "matchId", kind, "kindRaw", "occurredAt", description, location, "attendeeIds", row
       from jsonb_to_recordset($4::jsonb) as given (id text, "externalId" text, "matchId" text, kind text, "kindRaw" text, "occurredAt" timestamptz,
         description text, location text, "attendeeIds" text[], row int)
       on conflict (company_id, external_system, external_id) do update set
         import_id = excluded.import_id, row_no = excluded.row_no, match_id = excluded.match_id, kind = excluded.kind, kind_raw = excluded.kind_raw,
         occurred_at = excluded.occurred_at, description = coalesce(excluded.description, known.description),
         location = coalesce(excluded.location, known.location), attendee_ids = coalesce(excluded.attendee_ids, known.attendee_ids)
       where (known.match_id, known.kind, known.kind_raw, known.occurred_at)
           is distinct from (excluded.match_id, excluded.kind, excluded.kind_raw, excluded.occurred_at)
         or (excluded.description is not null and excluded.description is distinct from known.description)
         or (excluded.location is not null and excluded.location is distinct from known.location)
         or (excluded.attendee_ids is not null and excluded.attendee_ids is distinct from known.attendee_ids)
       returning known.*, known.xmax = 0 as is_new)
     select w.id, w.match_id as "matchId", m.program_id as "programId", m.participant_id as "participantId", m.buddy_id as "buddyId", w.kind,
       w.occurred_at as "occurredAt", w.attendee_ids as "attendeeIds", w.import_id as "importId", w.row_no as row, w.is_new as "isNew"
     from written w join buddy_match m on m.company_id = w.company_id and m.id = w.match_id`,
    companyId,
    importId,
    system,
    JSON.stringify(events),
  )
}

/** What matches did as it stands, by its own ids or by those of the matches. */
export const listWrittenBuddyEvents = (tx: Tx, by: "id" | "match_id", ids: string[]): Promise<WrittenBuddyEvent[]> =>
  tx.$queryRawUnsafe(
    `select e.id, e.match_id as "matchId", m.program_id as "programId", m.participant_id as "participantId", m.buddy_id as "buddyId", e.kind,
       e.occurred_at as "occurredAt", e.attendee_ids as "attendeeIds", e.import_id as "importId", e.row_no as row, false as "isNew"
     from buddy_event e join buddy_match m on m.company_id = e.company_id and m.id = e.match_id
     where e.company_id = (select app.company_id()) and e.${by} = any ($1::text[])`,
    ids,
  )
