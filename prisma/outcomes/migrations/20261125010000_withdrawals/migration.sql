-- When the withdrawal that closed a fact was told: an older telling of the session that arrives later must not bring it back.
alter table session_fact add column withdrawn_told_at timestamptz(3);
create index session_fact_withdrawn_idx on session_fact (company_id, session_id) where withdrawn_told_at is not null;

-- Between which instants an import moved the figures, and which months: what they were before it and after it can be computed from that.
create table import_effect (
  company_id text collate "C" not null,
  import_id text collate "C" not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  first_month date not null,
  last_month date not null,
  primary key (company_id, import_id)
);
alter table import_effect enable row level security;
alter table import_effect force row level security;
create policy tenant on import_effect using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()));
grant select, insert, update, delete on import_effect to teei_outcomes;
