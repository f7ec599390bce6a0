-- What comes by webhook or API belongs to one import for each source and day. A file has no day, so any number of them is let through.
alter table import add column day date;
create unique index import_company_id_source_channel_day_key on import (company_id, source, channel, day);

create table webhook_endpoint (
  company_id text collate "C" not null,
  id text collate "C" not null,
  source text not null check (source in ('KINTELL', 'BUDDY', 'UPSKILLING')),
  program_ids text[] not null,
  is_enabled boolean not null default true,
  secret text not null,
  secret_since timestamptz(3) not null,
  previous_secret text,
  previous_until timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (company_id, id),
  check ((previous_secret is null) = (previous_until is null))
);
create unique index webhook_endpoint_company_id_source_key on webhook_endpoint (company_id, source);

create table webhook_receipt (
  company_id text collate "C" not null,
  id text collate "C" not null,
  source text not null,
  delivery_id text not null,
  event text,
  body bytea,
  body_sha256 text not null,
  body_bytes int not null,
  received_at timestamptz(3) not null,
  status text not null default 'PENDING' check (status in ('PENDING', 'PROCESSED', 'DEAD')),
  attempts int not null default 0,
  next_try_at timestamptz(3),
  reason text,
  outcome text check (outcome in ('CREATED', 'UPDATED', 'UNCHANGED')),
  import_id text collate "C",
  row_no int,
  processed_at timestamptz(3),
  primary key (company_id, id),
  foreign key (company_id, import_id) references import (company_id, id),
  check ((status = 'PENDING') = (next_try_at is not null))
);
create unique index webhook_receipt_company_id_source_delivery_id_key on webhook_receipt (company_id, source, delivery_id);
create index webhook_receipt_received_idx on webhook_receipt (company_id, received_at, id);
-- Only what waits is in it, so that finding the next ones costs the same however many were processed.
create index webhook_receipt_due_idx on webhook_receipt (company_id, source, id) where next_try_at is not null;
create index webhook_receipt_purge_idx on webhook_receipt (company_id, processed_at) where body is not null and processed_at is not null;

do $$ declare name text; begin
  foreach name in array array['webhook_endpoint', 'webhook_receipt'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy tenant on %I using (company_id = (select app.company_id())) with check (company_id = (select app.company_id()))', name);
    execute format('grant select, insert, update, delete on %I to teei_programs', name);
  end loop;
end $$;
