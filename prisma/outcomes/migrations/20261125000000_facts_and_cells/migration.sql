create table session_fact (
  company_id text collate "C" not null,
  session_id text collate "C" not null,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  told_at timestamptz(3) not null,
  program_id text collate "C" not null,
  kind text not null,
  month date not null,
  occurred_at timestamptz(3) not null,
  minutes int not null,
  rating numeric(5, 4),
  level smallint check (level between 1 and 6),
  participant_id text collate "C" not null,
  volunteer_id text collate "C" not null,
  import_id text collate "C" not null,
  row_no int not null,
  primary key (company_id, session_id, recorded_at)
);
create unique index session_fact_present_key on session_fact (company_id, session_id) where superseded_at is null;
create index session_fact_scope_idx on session_fact (company_id, month, program_id);

create table cell (
  company_id text collate "C" not null,
  program_id text collate "C" not null,
  month date not null,
  sessions int not null,
  minutes int not null,
  rating_sum numeric(14, 4) not null,
  rating_count int not null,
  recorded_at timestamptz(3) not null,
  primary key (company_id, program_id, month)
);
create index cell_company_id_month_idx on cell (company_id, month);

create table participation (
  company_id text collate "C" not null,
  program_id text collate "C" not null,
  month date not null,
  role text not null check (role in ('PARTICIPANT', 'VOLUNTEER')),
  person_id text collate "C" not null,
  sessions int not null,
  minutes int not null,
  rating_count int not null,
  first_level smallint,
  first_at timestamptz(3),
  first_id text collate "C",
  last_level smallint,
  last_at timestamptz(3),
  last_id text collate "C",
  primary key (company_id, program_id, month, role, person_id)
);
create index participation_company_id_month_idx on participation (company_id, month);
create index participation_company_id_person_id_idx on participation (company_id, person_id);

create table pairing (
  company_id text collate "C" not null,
  program_id text collate "C" not null,
  month date not null,
  volunteer_id text collate "C" not null,
  participant_id text collate "C" not null,
  primary key (company_id, program_id, month, volunteer_id, participant_id)
);
create index pairing_company_id_month_idx on pairing (company_id, month);

create table program_fact (
  company_id text collate "C" not null,
  program_id text collate "C" not null,
  recorded_at timestamptz(3) not null,
  superseded_at timestamptz(3),
  told_at timestamptz(3) not null,
  kind text not null,
  starts_on date not null,
  ends_on date,
  annual_cost numeric(14, 2),
  primary key (company_id, program_id, recorded_at)
);
create unique index program_fact_present_key on program_fact (company_id, program_id) where superseded_at is null;

create table company_fact (
  company_id text collate "C" primary key,
  country text not null,
  currency text not null
);

create table source_file (
  company_id text collate "C" not null,
  import_id text collate "C" not null,
  file_name text not null,
  sha256 text not null,
  primary key (company_id, import_id)
);

create table inbox_event (
  company_id text collate "C" not null,
  consumer text not null,
  event_id uuid not null,
  primary key (company_id, consumer, event_id)
);

do $$ declare name text; begin
  foreach name in array array['session_fact', 'cell', 'participation', 'pairing', 'program_fact', 'company_fact', 'source_file', 'inbox_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()))', name);
    execute format('grant select, insert, update, delete on %I to teei_outcomes', name);
  end loop;
end $$;
