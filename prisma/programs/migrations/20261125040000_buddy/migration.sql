alter table buddy_match add column ended_at timestamptz(3);
alter table buddy_match add column end_reason text check (end_reason in (
  'COMPLETED', 'PARTICIPANT_REQUEST', 'BUDDY_REQUEST', 'MUTUAL_AGREEMENT', 'INACTIVITY', 'VIOLATION', 'PROGRAM_ENDED', 'OTHER'));
-- Files without the source's ids name a match by its people and day.
create index buddy_match_people_idx on buddy_match (company_id, participant_id, buddy_id);
create index buddy_match_program_idx on buddy_match (company_id, program_id, matched_at desc, id desc);
create index buddy_match_matched_idx on buddy_match (company_id, matched_at desc, id desc);

create table buddy_event (
  company_id text collate "C" not null,
  id text collate "C" not null,
  external_system text not null,
  external_id text not null,
  match_id text collate "C" not null,
  kind text not null check (kind in (
    'HANGOUT', 'ACTIVITY', 'WORKSHOP', 'CULTURAL', 'EDUCATIONAL', 'PROFESSIONAL', 'SOCIAL', 'SUPPORT', 'RECREATIONAL', 'LANGUAGE', 'OTHER')),
  kind_raw text,
  occurred_at timestamptz(3) not null,
  description text,
  location text,
  attendee_ids text[],
  import_id text collate "C" not null,
  row_no int not null,
  primary key (company_id, id),
  foreign key (company_id, match_id) references buddy_match (company_id, id) on delete cascade,
  foreign key (company_id, import_id) references import (company_id, id)
);
create unique index buddy_event_company_id_external_system_external_id_key on buddy_event (company_id, external_system, external_id);
create index buddy_event_match_idx on buddy_event (company_id, match_id, occurred_at desc, id desc);

create table buddy_checkin (
  company_id text collate "C" not null,
  id text collate "C" not null,
  external_system text not null,
  external_id text not null,
  match_id text collate "C" not null,
  checked_in_at timestamptz(3) not null,
  mood text check (mood in ('GREAT', 'GOOD', 'OKAY', 'STRUGGLING', 'DIFFICULT')),
  notes text,
  question_responses jsonb,
  row_hash text not null,
  import_id text collate "C" not null,
  row_no int not null,
  primary key (company_id, id),
  foreign key (company_id, match_id) references buddy_match (company_id, id) on delete cascade,
  foreign key (company_id, import_id) references import (company_id, id)
);
create unique index buddy_checkin_company_id_external_system_external_id_key on buddy_checkin (company_id, external_system, external_id);
create index buddy_checkin_match_idx on buddy_checkin (company_id, match_id, checked_in_at desc, id desc);

create table buddy_feedback (
  company_id text collate "C" not null,
  id text collate "C" not null,
  external_system text not null,
  external_id text not null,
  match_id text collate "C" not null,
  from_role text not null check (from_role in ('PARTICIPANT', 'BUDDY')),
  rating decimal(5, 4) check (rating between 0 and 1),
  communication decimal(5, 4) check (communication between 0 and 1),
  helpfulness decimal(5, 4) check (helpfulness between 0 and 1),
  engagement decimal(5, 4) check (engagement between 0 and 1),
  professionalism decimal(5, 4) check (professionalism between 0 and 1),
  text text,
  submitted_at timestamptz(3) not null,
  row_hash text not null,
  import_id text collate "C" not null,
  row_no int not null,
  primary key (company_id, id),
  foreign key (company_id, match_id) references buddy_match (company_id, id) on delete cascade,
  foreign key (company_id, import_id) references import (company_id, id)
);
create unique index buddy_feedback_company_id_external_system_external_id_key on buddy_feedback (company_id, external_system, external_id);
create index buddy_feedback_match_idx on buddy_feedback (company_id, match_id, submitted_at desc, id desc);

call keep_changes('buddy_event');
call keep_changes('buddy_checkin');
call keep_changes('buddy_feedback');

do $$ declare name text; begin
  foreach name in array array['buddy_event', 'buddy_checkin', 'buddy_feedback'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()))', name);
    execute format('grant select, insert, update, delete on %I to teei_programs', name);
  end loop;
end $$;
