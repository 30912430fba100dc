drop trigger role_permissions_system on role_permissions;
drop trigger roles_system on roles;
drop function atalaya_keep_system_roles();
drop trigger user_roles_last_admin on user_roles;
drop trigger users_last_admin on users;
drop function atalaya_keep_an_administrator();
