import type { Tx } from "./database.ts"

/** What somebody wrote in a buddy programme, with the way back to its row. */
export type BuddyText = {
  recordId: string
  text: string
  system: string
  rowHash: string
  importId: string
  row: number
  fileSha256: string | null
  fileName: string
}

/** What was written in check-ins and feedback, by their ids; those without words are left out. */
export const listBuddyTexts = (tx: Tx, recordIds: string[]): Promise<BuddyText[]> =>
  tx.$queryRawUnsafe<BuddyText[]>(
    `select r.id as "recordId", r.text, r.external_system as system, r.row_hash as "rowHash", r.import_id as "importId", r.row_no as row,
       i.sha256 as "fileSha256", i.file_name as "fileName"
     from (
       select company_id, id, notes as text, external_system, row_hash, import_id, row_no from buddy_checkin where id = any ($1::text[])
       union all
       select company_id, id, text, external_system, row_hash, import_id, row_no from buddy_feedback where id = any ($1::text[])
     ) r join import i on i.company_id = r.company_id and i.id = r.import_id
     where r.company_id = (select app.company_id()) and r.text is not null`,
    recordIds,
  )
