-- How a person wants the file read, and the choice it was read under; the sheet read and those there are, for workbooks.
alter table import add column format jsonb not null default '{}';
alter table import add column read_format jsonb;
alter table import add column sheet text;
alter table import add column sheets jsonb not null default '[]';
update import set read_format = '{}' where sha256 is not null;
