create table saved_view (
  company_id text collate "C" not null,
  id text collate "C" not null,
  owner_id text collate "C" not null,
  name text not null,
  description text,
  page text not null,
  params jsonb not null,
  is_shared boolean not null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (company_id, id)
);
create unique index saved_view_company_id_owner_id_name_key on saved_view (company_id, owner_id, name);
create index saved_view_company_id_name_id_idx on saved_view (company_id, name, id);

alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy tenant on saved_view
  using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()));
grant select, insert, update, delete on saved_view to teei_reporting;
