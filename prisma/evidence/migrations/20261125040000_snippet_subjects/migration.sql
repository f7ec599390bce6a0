-- A snippet's words may be about a session, or be said in a buddy programme.
alter table snippet rename column session_id to subject_id;
alter table snippet add column subject_kind text not null default 'SESSION' check (subject_kind in ('SESSION', 'BUDDY_CHECKIN', 'BUDDY_FEEDBACK'));
alter table snippet alter column subject_kind drop default;
alter table snippet add column match_id text collate "C";
-- A match may belong to no programme.
alter table snippet alter column program_id drop not null;
drop index snippet_company_id_session_id_key;
create unique index snippet_company_id_subject_kind_subject_id_key on snippet (company_id, subject_kind, subject_id);
-- Few snippets have one.
create index snippet_match_idx on snippet (company_id, match_id) where match_id is not null;
