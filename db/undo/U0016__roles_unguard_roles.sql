-- undoes: V0016. The services alone keep people from changing their own roles.
drop trigger user_roles_own on user_roles;
drop trigger role_permissions_own on role_permissions;
drop function atalaya_refuse_own_role();
drop function atalaya_refuse_held_role();
create index user_roles_role_idx on user_roles (role_id);
drop index user_roles_holders_idx;
drop index roles_name_key;
