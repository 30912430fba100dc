-- Who may connect to the database. What each role may do with a table is granted by the migration that makes it.
do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to atalaya_app, atalaya_backup', current_database());
    execute format('grant connect, create, temporary on database %I to atalaya_owner', current_database());
end
$$;
revoke create on schema public from public;
grant usage on schema public to atalaya_app, atalaya_backup;
grant usage, create on schema public to atalaya_owner;
