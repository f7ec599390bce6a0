create table user_account (
  id text collate "C" primary key,
  email text not null,
  name text not null,
  locale text not null,
  created_at timestamptz(3) not null default now()
);
create unique index user_account_email_key on user_account (email);

create table company_directory (
  slug text collate "C" primary key,
  company_id text collate "C" not null
);
create unique index company_directory_company_id_key on company_directory (company_id);

create table account_grant (
  user_id text collate "C" not null,
  company_id text collate "C" not null,
  primary key (user_id, company_id)
);

create table company (
  company_id text collate "C" primary key,
  name text not null,
  slug text not null,
  country text not null,
  currency text not null,
  locale text not null,
  created_at timestamptz(3) not null default now()
);

create table membership (
  company_id text collate "C" not null references company,
  id text collate "C" not null,
  user_id text collate "C" not null,
  role text not null check (role in ('VIEWER', 'COMPANY_USER', 'COMPANY_ADMIN')),
  since timestamptz(3) not null default now(),
  primary key (company_id, id)
);
create unique index membership_company_id_user_id_key on membership (company_id, user_id);

create table person (
  company_id text collate "C" not null,
  id text collate "C" not null,
  pseudonym text not null,
  kinds text[] not null,
  is_buddy_matched boolean not null default false,
  language_sessions int not null default 0,
  mentorship_sessions int not null default 0,
  last_activity_at timestamptz(3),
  first_seen_at timestamptz(3) not null default now(),
  primary key (company_id, id)
);
create unique index person_company_id_pseudonym_key on person (company_id, pseudonym);
create index person_company_id_is_buddy_matched_id_idx on person (company_id, is_buddy_matched, id);
create index person_company_id_language_sessions_id_idx on person (company_id, language_sessions, id);

create table person_identity (
  company_id text collate "C" not null,
  system text not null,
  external_id text not null,
  person_id text collate "C" not null,
  primary key (company_id, system, external_id),
  foreign key (company_id, person_id) references person (company_id, id)
);
create index person_identity_company_id_person_id_idx on person_identity (company_id, person_id);

create table person_key (
  company_id text collate "C" not null,
  person_id text collate "C" not null,
  wrapped_key bytea not null,
  primary key (company_id, person_id),
  foreign key (company_id, person_id) references person (company_id, id)
);

create table person_pii (
  company_id text collate "C" not null,
  person_id text collate "C" not null,
  email bytea,
  name bytea,
  primary key (company_id, person_id),
  foreign key (company_id, person_id) references person (company_id, id)
);

create table activity (
  company_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null check (kind in ('LANGUAGE', 'MENTORSHIP', 'BUDDY')),
  participant_id text collate "C" not null,
  volunteer_id text collate "C" not null,
  at timestamptz(3) not null,
  is_active boolean not null,
  told_at timestamptz(3) not null,
  primary key (company_id, id)
);
create index activity_company_id_participant_id_idx on activity (company_id, participant_id);
create index activity_company_id_volunteer_id_idx on activity (company_id, volunteer_id);

create table inbox_event (
  company_id text collate "C" not null,
  consumer text not null,
  event_id uuid not null,
  primary key (company_id, consumer, event_id)
);

do $$ declare name text; begin
  foreach name in array array['company', 'membership', 'person', 'person_identity', 'person_key', 'person_pii', 'activity', 'inbox_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()))', name);
    execute format('grant select, insert, update, delete on %I to teei_profile', name);
  end loop;
end $$;

-- An account's companies are asked for before a company is chosen, so the wall here is the account.
alter table account_grant enable row level security;
alter table account_grant force row level security;
create policy own_account on account_grant
  using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
grant select, insert, delete on account_grant to teei_profile;

-- Not a company's own data: accounts may belong to several companies, and the directory says which company a slug names.
grant select, insert, update on user_account to teei_profile;
grant select, insert on company_directory to teei_profile;
