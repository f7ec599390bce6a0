create table snippet (
  company_id text collate "C" not null,
  id text collate "C" not null,
  session_id text collate "C" not null,
  program_id text collate "C" not null,
  month date not null,
  occurred_at timestamptz(3) not null,
  text text not null,
  redactions jsonb not null,
  system text not null,
  import_id text collate "C" not null,
  file_name text not null,
  file_sha256 text not null,
  row_no int not null,
  row_hash text not null,
  primary key (company_id, id)
);
create unique index snippet_company_id_session_id_key on snippet (company_id, session_id);
create index snippet_occurred_idx on snippet (company_id, occurred_at desc, id desc);
create index snippet_program_idx on snippet (company_id, program_id, occurred_at desc, id desc);
-- No trigram index on the text: row-level security keeps the planner from using one (ilike is not leakproof), so a search reads the company's own snippets
-- along snippet_occurred_idx (measured: 45 to 115 ms for a rare word in 50,000).

create table inbox_event (
  company_id text collate "C" not null,
  consumer text not null,
  event_id uuid not null,
  primary key (company_id, consumer, event_id)
);

do $$ declare name text; begin
  foreach name in array array['snippet', 'inbox_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()))', name);
    execute format('grant select, insert, update, delete on %I to teei_evidence', name);
  end loop;
end $$;
