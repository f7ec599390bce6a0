alter table session add column metadata jsonb;
alter table session add column focus_area text;
alter table session add column goals_discussed text;

create table course_completion (
  company_id text collate "C" not null,
  id text collate "C" not null,
  external_system text not null,
  external_id text not null,
  program_id text collate "C",
  person_id text collate "C" not null,
  provider text not null,
  course_id text not null,
  course_name text not null,
  attempt int not null check (attempt between 1 and 100),
  completed_at timestamptz(3) not null,
  final_score numeric(5, 2) check (final_score between 0 and 100),
  grade text,
  credential_ref text,
  import_id text collate "C" not null,
  row_no int not null,
  primary key (company_id, id),
  foreign key (company_id, program_id) references program (company_id, id),
  foreign key (company_id, import_id) references import (company_id, id)
);

create table course_credential (
  company_id text collate "C" not null,
  id text collate "C" not null,
  external_system text not null,
  external_id text not null,
  program_id text collate "C",
  person_id text collate "C" not null,
  provider text not null,
  course_id text not null,
  course_name text not null,
  type text not null check (type in ('CERTIFICATE', 'BADGE', 'DIPLOMA', 'TRANSCRIPT')),
  issued_at timestamptz(3) not null,
  expires_at timestamptz(3),
  credential_url text,
  verification_code text,
  import_id text collate "C" not null,
  row_no int not null,
  primary key (company_id, id),
  foreign key (company_id, program_id) references program (company_id, id),
  foreign key (company_id, import_id) references import (company_id, id)
);

create table course_progress (
  company_id text collate "C" not null,
  id text collate "C" not null,
  external_system text not null,
  external_id text not null,
  program_id text collate "C",
  person_id text collate "C" not null,
  provider text not null,
  course_id text not null,
  course_name text not null,
  attempt int not null check (attempt between 1 and 100),
  percent int check (percent between 0 and 100),
  status text not null check (status in ('ENROLLED', 'IN_PROGRESS', 'COMPLETED', 'DROPPED')),
  reported_at timestamptz(3) not null,
  import_id text collate "C" not null,
  row_no int not null,
  primary key (company_id, id),
  foreign key (company_id, program_id) references program (company_id, id),
  foreign key (company_id, import_id) references import (company_id, id)
);

-- What Kintell says of its members beside who they are: names and addresses are with profile, a LinkedIn address is not kept at all.
create table kintell_user (
  company_id text collate "C" not null,
  id text collate "C" not null,
  external_system text not null,
  external_id text not null,
  person_id text collate "C" not null,
  kind text not null check (kind in ('PARTICIPANT', 'VOLUNTEER')),
  verification_status text,
  has_linkedin boolean,
  has_access boolean,
  joined_at timestamptz(3),
  import_id text collate "C" not null,
  row_no int not null,
  primary key (company_id, id),
  foreign key (company_id, import_id) references import (company_id, id)
);

create table session_booking (
  company_id text collate "C" not null,
  id text collate "C" not null,
  external_system text not null,
  external_id text not null,
  kind text not null check (kind in ('LANGUAGE', 'MENTORSHIP')),
  program_id text collate "C",
  participant_id text collate "C" not null,
  volunteer_id text collate "C" not null,
  scheduled_at timestamptz(3) not null,
  import_id text collate "C" not null,
  row_no int not null,
  primary key (company_id, id),
  foreign key (company_id, program_id) references program (company_id, id),
  foreign key (company_id, import_id) references import (company_id, id)
);

create table session_rating (
  company_id text collate "C" not null,
  id text collate "C" not null,
  external_system text not null,
  external_id text not null,
  session_id text collate "C" not null,
  from_role text not null check (from_role in ('PARTICIPANT', 'VOLUNTEER')),
  rating numeric(5, 4) not null check (rating between 0 and 1),
  feedback_text text,
  rated_at timestamptz(3) not null,
  import_id text collate "C" not null,
  row_no int not null,
  primary key (company_id, id),
  foreign key (company_id, session_id) references session (company_id, id) on delete cascade,
  foreign key (company_id, import_id) references import (company_id, id)
);
create index session_rating_session_idx on session_rating (company_id, session_id);

do $$ declare name text; begin
  foreach name in array array['course_completion', 'course_credential', 'course_progress', 'kintell_user', 'session_booking', 'session_rating'] loop
    execute format('create unique index %I on %I (company_id, external_system, external_id)', name || '_company_id_external_system_external_id_key', name);
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()))', name);
    execute format('grant select, insert, update, delete on %I to teei_programs', name);
    execute format('call keep_changes(%L)', name);
  end loop;
  foreach name in array array['course_completion', 'course_credential', 'course_progress'] loop
    execute format('create index %I on %I (company_id, program_id, id)', name || '_program_idx', name);
    execute format('create index %I on %I (company_id, person_id, id)', name || '_person_idx', name);
  end loop;
end $$;
create index kintell_user_person_idx on kintell_user (company_id, person_id);
create index session_booking_program_idx on session_booking (company_id, program_id, id);
