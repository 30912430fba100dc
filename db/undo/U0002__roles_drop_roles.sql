-- undoes: V0002. Loses roles that were made by hand and every assignment.
drop table user_roles;
drop table role_permissions;
drop table roles;
