create table audit_entry (
  company_id text collate "C" not null,
  id text collate "C" not null,
  at timestamptz(3) not null default now(),
  actor_id text,
  actor_role text not null,
  action text not null,
  outcome text not null check (outcome in ('DONE', 'REFUSED')),
  target text,
  request_id text not null,
  before_hash text,
  after_hash text,
  primary key (company_id, id)
);
create index audit_entry_company_id_action_id_idx on audit_entry (company_id, action, id);
create index audit_entry_company_id_outcome_id_idx on audit_entry (company_id, outcome, id);
create index audit_entry_company_id_at_id_idx on audit_entry (company_id, at, id);

create table consent_record (
  company_id text collate "C" not null,
  id text collate "C" not null,
  person_id text collate "C" not null,
  purpose text not null check (purpose in ('PROGRAM', 'ANALYTICS', 'EVIDENCE', 'SHARING')),
  is_given boolean not null,
  text_version text not null,
  method text not null,
  at timestamptz(3) not null,
  primary key (company_id, id)
);
create index consent_record_company_id_person_id_id_idx on consent_record (company_id, person_id, id);

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant on audit_entry
  using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()));
grant select on audit_entry to teei_privacy;

alter table consent_record enable row level security;
alter table consent_record force row level security;
create policy tenant on consent_record
  using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()));
grant select, insert on consent_record to teei_privacy;

-- The only way into the audit log, open to every subgraph so that an entry is written in the transaction of the act itself.
-- It runs as its owner, which row-level security binds like anybody else: an entry can only be written for the transaction's own company.
create function append_audit(
  id text, actor_id text, actor_role text, action text, outcome text, target text, request_id text, before_hash text, after_hash text
) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into privacy.audit_entry (company_id, id, actor_id, actor_role, action, outcome, target, request_id, before_hash, after_hash)
  values (app.company_id(), append_audit.id, append_audit.actor_id, append_audit.actor_role, append_audit.action, append_audit.outcome,
    append_audit.target, append_audit.request_id, append_audit.before_hash, append_audit.after_hash)
$$;
revoke all on function append_audit from public;
grant execute on function append_audit to teei_profile, teei_programs, teei_outcomes, teei_evidence, teei_reporting, teei_privacy;
grant usage on schema privacy to teei_profile, teei_programs, teei_outcomes, teei_evidence, teei_reporting;
