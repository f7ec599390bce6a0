alter table snippet alter column file_sha256 drop not null;
