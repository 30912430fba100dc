-- purpose:  filters of the inbox are kept under a name, for oneself or for a role
-- touches:  saved_views
-- owner:    conversations
-- risk:     low
-- estimate: 20 ms, a new table
-- window:   none
-- rollback: db/undo/U0023__conversations_drop_saved_views.sql
-- recovery: restore the last verified backup; a view is a name for an address and nothing depends on it
-- health:   db/health/saved_views_have_one_usual.sql
set local lock_timeout = '5s';

create table saved_views (
    id         bigint generated always as identity,
    owner_id   bigint      not null,
    role_id    bigint,
    name       text        not null,
    query      text        not null,
    usual      boolean     not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version    integer     not null default 0,
    constraint saved_views_pkey primary key (id),
    constraint saved_views_name_check check (char_length(name) between 1 and 80),
    constraint saved_views_query_check check (char_length(query) <= 2000),
    constraint saved_views_owner_fkey foreign key (owner_id) references users (id) on delete cascade,
    constraint saved_views_role_fkey foreign key (role_id) references roles (id) on delete cascade
);

create unique index saved_views_owner_name_key on saved_views (owner_id, lower(name));
create unique index saved_views_usual_key on saved_views (owner_id) where usual;
create index saved_views_role_idx on saved_views (role_id);

comment on table saved_views is 'Addresses of the inbox under a name, of one person or shared with a role';
comment on column saved_views.usual is 'What the owner sees when the inbox is opened without filters';

grant select, insert, update, delete on saved_views to atalaya_app;

alter table saved_views enable row level security;
alter table saved_views force row level security;
create policy saved_views_owner on saved_views to atalaya_owner using (true) with check (true);
create policy saved_views_read on saved_views for select to atalaya_app
    using (owner_id = (select atalaya_user()) or role_id in (
        select r.role_id from user_roles r
         where r.user_id = (select atalaya_user()) and (r.expires_at is null or r.expires_at > now())));
create policy saved_views_insert on saved_views for insert to atalaya_app
    with check (owner_id = (select atalaya_user()));
create policy saved_views_update on saved_views for update to atalaya_app
    using (owner_id = (select atalaya_user())) with check (owner_id = (select atalaya_user()));
create policy saved_views_delete on saved_views for delete to atalaya_app
    using (owner_id = (select atalaya_user()));
