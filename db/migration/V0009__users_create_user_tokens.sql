-- purpose:  one-time links: the first admin, invitations, password resets
-- touches:  user_tokens
-- owner:    users
-- risk:     low
-- estimate: 20 ms, new table
-- window:   none
-- rollback: db/undo/U0009__users_drop_user_tokens.sql
-- recovery: nothing to recover; links are made again
-- health:   db/health/user_tokens_end.sql
set local lock_timeout = '5s';

create table user_tokens (
    id         bigint generated always as identity,
    purpose    text        not null,
    user_id    bigint,
    token_hash bytea       not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at    timestamptz,
    constraint user_tokens_pkey primary key (id),
    constraint user_tokens_token_hash_key unique (token_hash),
    constraint user_tokens_purpose_check check (purpose in ('setup', 'invite', 'reset')),
    constraint user_tokens_user_check check ((purpose = 'setup') = (user_id is null)),
    constraint user_tokens_expires_at_check check (expires_at > created_at),
    constraint user_tokens_user_fkey foreign key (user_id) references users (id) on delete cascade
);

create index user_tokens_user_idx on user_tokens (user_id);

comment on table user_tokens is 'One-time links by the SHA-256 of their token; the token itself is never stored';

grant select, insert, update on user_tokens to atalaya_app;
