-- System roles that allow nothing.
select r.id, r.code from roles r
 where r.system and not exists (select 1 from role_permissions p where p.role_id = r.id);
