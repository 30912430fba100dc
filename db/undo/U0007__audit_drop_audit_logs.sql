-- undoes: V0007. Loses the audit log; export it first.
drop function atalaya_audit_append(jsonb);
drop function atalaya_audit_hash(audit_logs);
drop table audit_head;
drop table audit_logs;
drop function atalaya_audit_refuse();
