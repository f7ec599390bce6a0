-- The outbox every subgraph announces into, in the transaction that causes the event, and the books of those who read it.

-- (xid, seq) is the reading order. seq alone is not enough: a transaction that took a low seq may commit after one with a higher seq, and a reader
-- that went by would never see it. Readers stay below pg_snapshot_xmin(), under which every transaction has ended.
create table bus.outbox_event (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  id uuid not null unique,
  company_id text not null,
  type text not null,
  dataversion int not null,
  source text not null,
  time timestamptz not null,
  subject_refs text[] not null default '{}',
  correlation_id text not null,
  causation_id text,
  data jsonb not null
);
create index outbox_event_reading_order on bus.outbox_event (xid, seq);

alter table bus.outbox_event enable row level security;
alter table bus.outbox_event force row level security;

-- A subgraph announces for the company it works for, and cannot read what others announced: no select, so no returning either.
create policy announce on bus.outbox_event for insert
  to teei_profile, teei_programs, teei_outcomes, teei_evidence, teei_reporting, teei_privacy
  with check (company_id = (select app.company_id()));

-- Infrastructure, and the one place that sees every company: the bus carries all events and decides nothing by their content. Whoever handles an
-- event does so as its own role, in a transaction of the event's company.
create policy carry on bus.outbox_event for select to teei_bus using (true);

-- xid and seq are left out, so that nobody can announce into the past of a reader.
grant insert (id, company_id, type, dataversion, source, time, subject_refs, correlation_id, causation_id, data) on bus.outbox_event
  to teei_profile, teei_programs, teei_outcomes, teei_evidence, teei_reporting, teei_privacy;
grant select on bus.outbox_event to teei_bus;

-- Wakes the readers at commit. The payload is empty: notifications obey no row-level security.
create function bus.wake() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('teei_bus', '');
  return null;
end $$;
revoke all on function bus.wake() from public;
create trigger outbox_event_wake after insert on bus.outbox_event for each statement execute function bus.wake();

-- How far each consumer has read.
create table bus.consumer_cursor (
  consumer text primary key,
  xid xid8 not null default '0',
  seq bigint not null default 0
);

-- Events a consumer failed on and will try again. This and the next table hold the event itself, because the outbox may be thinned out meanwhile.
create table bus.consumer_retry (
  consumer text not null,
  event_id uuid not null,
  event jsonb not null,
  attempts int not null,
  due timestamptz not null,
  last_error text,
  primary key (consumer, event_id)
);

-- Events a consumer gave up on.
create table bus.dead_letter (
  consumer text not null,
  event_id uuid not null,
  event jsonb not null,
  attempts int not null,
  reason text not null,
  at timestamptz not null default now(),
  primary key (consumer, event_id)
);

-- Nobody but the bus touches these books; they have no company of their own.
alter table bus.consumer_cursor enable row level security;
alter table bus.consumer_cursor force row level security;
create policy keep on bus.consumer_cursor to teei_bus using (true) with check (true);
alter table bus.consumer_retry enable row level security;
alter table bus.consumer_retry force row level security;
create policy keep on bus.consumer_retry to teei_bus using (true) with check (true);
alter table bus.dead_letter enable row level security;
alter table bus.dead_letter force row level security;
create policy keep on bus.dead_letter to teei_bus using (true) with check (true);
grant select, insert, update, delete on bus.consumer_cursor, bus.consumer_retry, bus.dead_letter to teei_bus;
