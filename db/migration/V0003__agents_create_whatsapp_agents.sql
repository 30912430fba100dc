-- purpose:  the WhatsApp numbers that talk to customers
-- touches:  whatsapp_agents
-- owner:    agents
-- risk:     low
-- estimate: 20 ms, new table
-- window:   none
-- rollback: db/undo/U0003__agents_drop_whatsapp_agents.sql
-- recovery: restore the last verified backup; an import creates unknown agents again
-- health:   db/health/agents_phones_are_distinct.sql
set local lock_timeout = '5s';

create table whatsapp_agents (
    id         bigint generated always as identity,
    slug       text        not null,
    name       text        not null,
    phone      text,
    kind       text        not null default 'ai',
    status     text        not null default 'active',
    language   text        not null default 'en',
    time_zone  text        not null default 'UTC',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version    integer     not null default 0,
    constraint whatsapp_agents_pkey primary key (id),
    constraint whatsapp_agents_slug_key unique (slug),
    constraint whatsapp_agents_slug_check check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    constraint whatsapp_agents_name_check check (char_length(name) between 1 and 100),
    constraint whatsapp_agents_phone_check check (phone ~ '^\+[1-9][0-9]{5,14}$'),
    constraint whatsapp_agents_kind_check check (kind in ('ai', 'bot', 'human', 'hybrid')),
    constraint whatsapp_agents_status_check check (status in ('active', 'paused', 'retired')),
    constraint whatsapp_agents_language_check check (language ~ '^[a-z]{2,3}(-[A-Z]{2})?$')
);

comment on table whatsapp_agents is 'A number that talks to customers, driven by an AI, a bot, people or a mix; never a person';

grant select, insert, update on whatsapp_agents to atalaya_app;
