-- The history of versions where the application may not read it.
select oid::regclass as history from pg_class
 where oid = to_regclass('public.flyway_schema_history') and not has_table_privilege('atalaya_app', oid, 'SELECT');
