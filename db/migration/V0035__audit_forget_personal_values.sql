-- purpose:  the log forgets how an erased contact was called, and its chain stays whole
-- touches:  audit_logs (trigger), functions
-- owner:    audit
-- risk:     medium
-- estimate: 10 ms, functions
-- window:   none
-- rollback: db/undo/U0035__audit_keep_personal_values.sql
-- recovery: nothing to recover; what was forgotten is in the backups taken before
-- health:   db/health/audit_chain_is_whole.sql
set local lock_timeout = '5s';

-- One change is let through, and only while atalaya_audit_forget runs: labels of targets go with their salts, so that
-- the digests, which the hashes cover, say nothing any more. See docs/decisions/0019.
create or replace function atalaya_audit_refuse() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'audit_logs' then
        if current_user = 'atalaya_owner' and current_setting('atalaya.forgetting', true) = 'on'
            and new.target_label is null and new.salts = old.salts - 'target_label'
            and to_jsonb(new) - array['target_label', 'salts'] = to_jsonb(old) - array['target_label', 'salts'] then
            return new;
        end if;
    end if;
    raise exception 'the audit log is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

-- Forgets the labels of conversations and AI sessions, of agents that the caller manages.
create function atalaya_audit_forget(conversations bigint[], sessions bigint[]) returns integer
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    managed   bigint[] := public.atalaya_scope('manage');
    forgotten integer;
begin
    if not public.atalaya_may('contacts.erase') then
        raise exception 'forgetting needs the permission contacts.erase' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('atalaya.forgetting', 'on', true);
    update public.audit_logs l
       set target_label = null, salts = l.salts - 'target_label'
     where l.target_label is not null and l.agent_id = any (managed)
       and (l.target_type = 'conversation' and l.target_id = any (conversations)
         or l.target_type = 'ai_session' and l.target_id = any (sessions));
    get diagnostics forgotten = row_count;
    perform set_config('atalaya.forgetting', '', true);
    return forgotten;
end
$$;

revoke all on function atalaya_audit_forget(bigint[], bigint[]) from public;
grant execute on function atalaya_audit_forget(bigint[], bigint[]) to atalaya_app;
