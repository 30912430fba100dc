-- undoes: V0035. The log refuses every change again; what it forgot stays forgotten.
drop function atalaya_audit_forget(bigint[], bigint[]);
create or replace function atalaya_audit_refuse() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    raise exception 'the audit log is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;
