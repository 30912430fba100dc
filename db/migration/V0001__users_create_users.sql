-- purpose:  people who sign in and the service users that background work runs as
-- touches:  users
-- owner:    users
-- risk:     low
-- estimate: 20 ms, new table
-- window:   none
-- rollback: db/undo/U0001__users_drop_users.sql
-- recovery: restore the last verified backup; nothing earlier holds users
-- health:   db/health/users_emails_are_usable.sql
set local lock_timeout = '5s';

create table users (
    id            bigint generated always as identity,
    kind          text        not null default 'person',
    email         text,
    display_name  text        not null,
    password_hash text,
    status        text        not null default 'draft',
    locale        text,
    time_zone     text,
    theme         text        not null default 'system',
    test_user     boolean     not null default false,
    last_login_at timestamptz,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    version       integer     not null default 0,
    constraint users_pkey primary key (id),
    constraint users_kind_check check (kind in ('person', 'service')),
    constraint users_status_check check (status in ('draft', 'invited', 'active', 'suspended', 'archived')),
    constraint users_locale_check check (locale in ('en', 'es')),
    constraint users_theme_check check (theme in ('system', 'light', 'dark')),
    constraint users_email_check check (
        (kind = 'person') = (email is not null) and char_length(email) <= 254 and email = lower(email)),
    constraint users_display_name_check check (char_length(display_name) between 1 and 200)
);

create unique index users_email_key on users (email);
create unique index users_service_name_key on users (display_name) where kind = 'service';

comment on table users is 'People who sign in, and service users that background work runs as';
comment on column users.test_user is 'Demo and test accounts; only the profiles local and staging start with one';

grant select, insert, update on users to atalaya_app;
