alter table source_file alter column sha256 drop not null;
alter table source_file add column channel text not null default 'FILE' check (channel in ('FILE', 'WEBHOOK', 'API'));
