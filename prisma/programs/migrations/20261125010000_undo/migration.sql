alter table import drop constraint import_source_check;
alter table import add constraint import_source_check check (source in (
  'KINTELL_SESSIONS', 'KINTELL_USERS', 'KINTELL_BOOKINGS', 'KINTELL_RATINGS',
  'BUDDY_MATCHES', 'BUDDY_EVENTS', 'BUDDY_CHECKINS', 'BUDDY_FEEDBACK',
  'COURSE_COMPLETIONS', 'COURSE_CREDENTIALS', 'COURSE_PROGRESS'));
alter table import drop constraint import_status_check;
alter table import add constraint import_status_check check (status in (
  'AWAITING_UPLOAD', 'CHECKING', 'READY', 'COMMITTING', 'COMMITTED', 'FAILED', 'CANCELLING', 'CANCELLED', 'UNDOING', 'UNDONE'));
alter table import add column channel text not null default 'FILE' check (channel in ('FILE', 'WEBHOOK', 'API'));
alter table import add column system text;
alter table import add column replaces_id text collate "C";
alter table import add column withdrawn int not null default 0;
alter table import add column held int not null default 0;
alter table import add column mapping_version int;
alter table import add column step_began_at timestamptz(3);
alter table import add foreign key (company_id, replaces_id) references import (company_id, id);

alter table import_row add column person_key text;
alter table import_row add column is_held boolean not null default false;

-- What a record was before an import changed or withdrew it: the first state only, for undoing. A record an import made has none.
create table record_change (
  company_id text collate "C" not null,
  import_id text collate "C" not null,
  kind text not null,
  record_id text collate "C" not null,
  before_import_id text collate "C" not null,
  before jsonb not null,
  primary key (company_id, import_id, kind, record_id),
  foreign key (company_id, import_id) references import (company_id, id) on delete cascade
);
create index record_change_before_idx on record_change (company_id, before_import_id);

-- Keeps what records were, whoever changes them: no writer can forget to. Which import it is stands in `app.import_id`; unset, nothing is kept.
-- Attached by `keep_changes` to every table of records an import may write: id (or session_id), import_id and row_no are what it needs.
create function journal_changes() returns trigger language plpgsql set search_path = pg_catalog as $$
declare changing text := nullif(current_setting('app.import_id', true), '');
begin
  if changing is not null then
    insert into programs.record_change (company_id, import_id, kind, record_id, before_import_id, before)
    select was.company_id, changing, tg_table_name, coalesce(to_jsonb(was) ->> 'id', to_jsonb(was) ->> 'session_id'), was.import_id, to_jsonb(was)
    from old_rows was
    on conflict do nothing;
  end if;
  return null;
end $$;

create procedure keep_changes(name text) language plpgsql set search_path = programs, pg_temp as $$ begin
  execute format('create trigger journal_updates after update on %I referencing old table as old_rows for each statement execute function journal_changes()', name);
  execute format('create trigger journal_deletes after delete on %I referencing old table as old_rows for each statement execute function journal_changes()', name);
  execute format('create index %I on %I (company_id, import_id)', name || '_import_idx', name);
end $$;

call keep_changes('session');
call keep_changes('session_feedback');
call keep_changes('buddy_match');

-- How a company reads the files of a source: data, numbered, never changed. The newest one is proposed for the next file.
create table mapping_version (
  company_id text collate "C" not null,
  source text not null,
  version int not null,
  mapping jsonb not null,
  created_by text,
  created_at timestamptz(3) not null,
  primary key (company_id, source, version)
);

do $$ declare name text; begin
  foreach name in array array['record_change', 'mapping_version'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()))', name);
    execute format('grant select, insert, update, delete on %I to teei_programs', name);
  end loop;
end $$;
