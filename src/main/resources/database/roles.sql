-- The three roles of Atalaya, none a superuser. Safe to run again: it brings them back to what they must be.
do $$
declare
    wanted text;
begin
    foreach wanted in array array['atalaya_owner', 'atalaya_app', 'atalaya_backup'] loop
        if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
            execute format('create role %I', wanted);
        end if;
    end loop;
end
$$;

-- Owns the tables, applies migrations, restores into databases of its own.
alter role atalaya_owner login nosuperuser createdb nocreaterole noreplication nobypassrls;
-- What the application runs as: owns nothing, and row-level security always applies to it.
alter role atalaya_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
-- For SSDs and memory: at the default of 4 the planner sorts what an index has in order, see docs/performance.md.
alter role atalaya_app set random_page_cost = 1.1;
-- Reads everything, also past row-level security, since a dump that it cuts would be incomplete; writes nothing.
alter role atalaya_backup login nosuperuser nocreatedb nocreaterole noreplication bypassrls;
alter role atalaya_backup set default_transaction_read_only = on;
grant pg_read_all_data to atalaya_backup;
