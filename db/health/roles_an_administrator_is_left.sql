-- Installations that had an administrator and have none whose role does not end.
select 'no administrator is left' as problem
 where exists (select 1 from user_roles r join roles o on o.id = r.role_id and o.code = 'admin')
   and not exists (
       select 1 from users u
         join user_roles r on r.user_id = u.id and r.expires_at is null
         join roles o on o.id = r.role_id and o.code = 'admin'
        where u.kind = 'person' and u.status = 'active');
