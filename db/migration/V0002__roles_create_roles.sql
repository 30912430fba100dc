-- purpose:  roles bundle permissions and are assigned to users, with a reason and an end
-- touches:  roles, role_permissions, user_roles
-- owner:    roles
-- risk:     low
-- estimate: 30 ms, new tables
-- window:   none
-- rollback: db/undo/U0002__roles_drop_roles.sql
-- recovery: restore the last verified backup; the seed brings back the system roles
-- health:   db/health/roles_system_roles_are_whole.sql
set local lock_timeout = '5s';

create table roles (
    id          bigint generated always as identity,
    code        text        not null,
    name        text        not null,
    description text        not null default '',
    system      boolean     not null default false,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    version     integer     not null default 0,
    constraint roles_pkey primary key (id),
    constraint roles_code_key unique (code),
    constraint roles_code_check check (code ~ '^[a-z][a-z0-9-]{1,62}$'),
    constraint roles_name_check check (char_length(name) between 1 and 100),
    constraint roles_description_check check (char_length(description) <= 500)
);

create table role_permissions (
    role_id    bigint not null,
    permission text   not null,
    constraint role_permissions_pkey primary key (role_id, permission),
    constraint role_permissions_role_fkey foreign key (role_id) references roles (id) on delete cascade,
    constraint role_permissions_permission_check check (permission ~ '^[a-z][a-z_]*\.[a-z][a-z_]*$')
);

create table user_roles (
    user_id    bigint      not null,
    role_id    bigint      not null,
    granted_by bigint,
    reason     text        not null default '',
    granted_at timestamptz not null default now(),
    expires_at timestamptz,
    constraint user_roles_pkey primary key (user_id, role_id),
    constraint user_roles_user_fkey foreign key (user_id) references users (id) on delete cascade,
    constraint user_roles_role_fkey foreign key (role_id) references roles (id) on delete restrict,
    constraint user_roles_granted_by_fkey foreign key (granted_by) references users (id) on delete restrict,
    constraint user_roles_reason_check check (char_length(reason) <= 500)
);

create index user_roles_role_idx on user_roles (role_id);
create index user_roles_granted_by_idx on user_roles (granted_by);

comment on table roles is 'Named bundles of permissions';
comment on table role_permissions is 'What a role allows; names are the constants of security.Permissions';
comment on table user_roles is 'Who has a role, given by whom, why, until when';

grant select, insert, update, delete on roles, role_permissions, user_roles to atalaya_app;
