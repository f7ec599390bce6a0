-- No role that logs in may change the audit log, but its owner could, as append_audit runs, and whoever administers the server. A trigger binds them too:
-- a log that can be changed proves nothing. What must go one day goes by a migration that says so.
create function refuse_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'The audit log can only be added to.' using errcode = 'insufficient_privilege';
end $$;
revoke all on function refuse_change() from public;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry for each statement execute function refuse_change();
