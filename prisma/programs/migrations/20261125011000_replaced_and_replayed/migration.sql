alter table import add column undone_at timestamptz(3);
alter table import add column replays_id text collate "C";
alter table import add foreign key (company_id, replays_id) references import (company_id, id);

-- The records a file that replaces another one holds, by the second half of their external reference; gone once committed.
create table import_seen (
  company_id text collate "C" not null,
  import_id text collate "C" not null,
  external_id text not null,
  primary key (company_id, import_id, external_id),
  foreign key (company_id, import_id) references import (company_id, id) on delete cascade
);
alter table import_seen enable row level security;
alter table import_seen force row level security;
create policy tenant on import_seen using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()));
grant select, insert, update, delete on import_seen to teei_programs;

alter table import_issue add column field text;
