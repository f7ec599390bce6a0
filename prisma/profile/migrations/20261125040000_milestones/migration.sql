-- Activities of one person, of a match, and with the level of a session.
alter table activity drop constraint activity_kind_check;
alter table activity add constraint activity_kind_check check (kind in (
  'LANGUAGE', 'MENTORSHIP', 'BUDDY', 'BUDDY_EVENT', 'BUDDY_CHECKIN', 'BUDDY_FEEDBACK',
  'COURSE_ENROLLED', 'COURSE_COMPLETED', 'CREDENTIAL_EARNED'));
alter table activity add column record_id text collate "C";
alter table activity add column match_id text collate "C";
alter table activity add column language_level text check (language_level in ('A1', 'A2', 'B1', 'B2', 'C1', 'C2'));
-- Few activities have them, so that sessions pay nothing.
create index activity_record_idx on activity (company_id, record_id) where record_id is not null;
create index activity_match_idx on activity (company_id, match_id) where match_id is not null;

-- When each person was first seen doing something: what milestones are decided from, without reading all activities anew.
create table first_fact (
  company_id text collate "C" not null,
  person_id text collate "C" not null,
  fact text collate "C" not null,
  at timestamptz(3) not null,
  primary key (company_id, person_id, fact)
);

create table milestone (
  company_id text collate "C" not null,
  person_id text collate "C" not null,
  name text collate "C" not null check (name in (
    'BUDDY_MATCHED', 'FIRST_LANGUAGE_SESSION', 'LANGUAGE_LEVEL_UP', 'FIRST_MENTORSHIP_SESSION',
    'COURSE_ENROLLED', 'COURSE_COMPLETED', 'CREDENTIAL_EARNED', 'JOB_READY')),
  reached_at timestamptz(3) not null,
  primary key (company_id, person_id, name)
);

do $$ declare name text; begin
  foreach name in array array['first_fact', 'milestone'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()))', name);
    execute format('grant select, insert, update, delete on %I to teei_profile', name);
  end loop;
end $$;
