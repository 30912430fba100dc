-- Guards of one's own rights that are missing or switched off.
select w.name from (values ('user_roles_own'), ('role_permissions_own')) w (name)
 where not exists (select 1 from pg_trigger t where t.tgname = w.name and t.tgenabled <> 'D');
