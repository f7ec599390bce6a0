create table program (
  company_id text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  kind text not null check (kind in ('LANGUAGE', 'MENTORSHIP', 'BUDDY', 'UPSKILLING')),
  external_system text not null,
  external_id text not null,
  location text,
  starts_on date not null,
  ends_on date,
  annual_cost numeric(14, 2),
  annual_cost_currency text,
  primary key (company_id, id)
);
create unique index program_company_id_external_system_external_id_key on program (company_id, external_system, external_id);
create index program_company_id_name_id_idx on program (company_id, name, id);
create index program_company_id_starts_on_id_idx on program (company_id, starts_on, id);

create table import (
  company_id text collate "C" not null,
  id text collate "C" not null,
  source text not null check (source in ('KINTELL_SESSIONS', 'BUDDY_MATCHES')),
  status text not null check (status in ('AWAITING_UPLOAD', 'CHECKING', 'READY', 'COMMITTING', 'COMMITTED', 'FAILED')),
  file_name text not null,
  size_bytes int,
  sha256 text,
  encoding text,
  delimiter text,
  columns jsonb not null default '[]',
  mapping jsonb,
  total int not null default 0,
  valid int not null default 0,
  invalid int not null default 0,
  issue_count int not null default 0,
  created int not null default 0,
  updated int not null default 0,
  unchanged int not null default 0,
  policy text,
  committed_row int not null default 0,
  failure_code text,
  failure text,
  created_by text,
  request_id text not null,
  created_at timestamptz(3) not null default now(),
  committed_at timestamptz(3),
  check_no int not null default 0,
  progress_done int not null default 0,
  progress_of int,
  primary key (company_id, id)
);

create table import_row (
  company_id text collate "C" not null,
  import_id text collate "C" not null,
  row_no int not null,
  cells text not null,
  hash text not null,
  is_valid boolean not null default false,
  primary key (company_id, import_id, row_no),
  foreign key (company_id, import_id) references import (company_id, id) on delete cascade
);

create table import_issue (
  company_id text collate "C" not null,
  import_id text collate "C" not null,
  no int not null,
  row_no int not null,
  "column" text,
  value text,
  code text not null,
  message text not null,
  primary key (company_id, import_id, no),
  foreign key (company_id, import_id) references import (company_id, id) on delete cascade
);
create index import_issue_company_id_import_id_row_no_idx on import_issue (company_id, import_id, row_no);

create table enrollment (
  company_id text collate "C" not null,
  id text collate "C" not null,
  program_id text collate "C" not null,
  person_id text collate "C" not null,
  kind text not null check (kind in ('PARTICIPANT', 'VOLUNTEER')),
  enrolled_at timestamptz(3) not null,
  primary key (company_id, id),
  foreign key (company_id, program_id) references program (company_id, id)
);
create unique index enrollment_company_id_program_id_person_id_kind_key on enrollment (company_id, program_id, person_id, kind);
create index enrollment_company_id_person_id_id_idx on enrollment (company_id, person_id, id);

create table session (
  company_id text collate "C" not null,
  id text collate "C" not null,
  external_system text not null,
  external_id text not null,
  kind text not null check (kind in ('LANGUAGE', 'MENTORSHIP')),
  program_id text collate "C" not null,
  participant_id text collate "C" not null,
  volunteer_id text collate "C" not null,
  occurred_at timestamptz(3) not null,
  duration_minutes int not null check (duration_minutes between 1 and 480),
  rating numeric(5, 4) check (rating between 0 and 1),
  language_level text check (language_level in ('A1', 'A2', 'B1', 'B2', 'C1', 'C2')),
  language_level_raw text,
  topics text,
  import_id text collate "C" not null,
  row_no int not null,
  primary key (company_id, id),
  foreign key (company_id, program_id) references program (company_id, id),
  foreign key (company_id, import_id) references import (company_id, id)
);
create unique index session_company_id_external_system_external_id_key on session (company_id, external_system, external_id);
create index session_program_occurred_idx on session (company_id, program_id, occurred_at desc, id desc);

create table session_feedback (
  company_id text collate "C" not null,
  session_id text collate "C" not null,
  text text not null,
  row_hash text not null,
  import_id text collate "C" not null,
  row_no int not null,
  primary key (company_id, session_id),
  foreign key (company_id, session_id) references session (company_id, id) on delete cascade
);

create table buddy_match (
  company_id text collate "C" not null,
  id text collate "C" not null,
  external_system text not null,
  external_id text not null,
  program_id text collate "C",
  participant_id text collate "C" not null,
  buddy_id text collate "C" not null,
  matched_at timestamptz(3) not null,
  status text not null check (status in ('PENDING', 'ACTIVE', 'PAUSED', 'COMPLETED', 'CANCELLED')),
  language text,
  interests text,
  location text,
  import_id text collate "C" not null,
  row_no int not null,
  primary key (company_id, id),
  foreign key (company_id, program_id) references program (company_id, id),
  foreign key (company_id, import_id) references import (company_id, id)
);
create unique index buddy_match_company_id_external_system_external_id_key on buddy_match (company_id, external_system, external_id);

do $$ declare name text; begin
  foreach name in array array['program', 'import', 'import_row', 'import_issue', 'enrollment', 'session', 'session_feedback', 'buddy_match'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()))', name);
    execute format('grant select, insert, update, delete on %I to teei_programs', name);
  end loop;
end $$;
