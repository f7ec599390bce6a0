-- When the withdrawal that closed a fact was told: an older telling of the session that arrives later must not bring it back.
alter table session_fact add column withdrawn_told_at timestamptz(3);
create index session_fact_withdrawn_idx on session_fact (company_id, session_id) where withdrawn_told_at is not null;

-- How many of an import's rows the figures take into account, between which instants it moved them, and which months: what they were before it and
-- after it can be computed from that. Without months it moved nothing.
create table import_effect (
  company_id text collate "C" not null,
  import_id text collate "C" not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  rows int not null,
  first_month date,
  last_month date,
  primary key (company_id, import_id)
);
alter table import_effect enable row level security;
alter table import_effect force row level security;
create policy tenant on import_effect using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()));
grant select, insert, update, delete on import_effect to teei_outcomes;
