-- purpose:  what the models were asked, which tools they called, what it cost
-- touches:  ai_sessions, ai_messages
-- owner:    aisessions
-- risk:     low
-- estimate: 30 ms, new tables
-- window:   none
-- rollback: db/undo/U0006__aisessions_drop_ai_sessions.sql
-- recovery: restore the last verified backup, then import again what came later; imports are idempotent
-- health:   db/health/ai_messages_positions_are_gapless.sql
set local lock_timeout = '5s';

create table ai_sessions (
    id              bigint generated always as identity,
    agent_id        bigint      not null,
    conversation_id bigint      not null,
    model           text        not null,
    started_at      timestamptz not null,
    ended_at        timestamptz,
    tokens_in       bigint      not null default 0,
    tokens_cached   bigint      not null default 0,
    tokens_out      bigint      not null default 0,
    cost_micros     bigint,
    currency        text,
    latency_ms      bigint,
    outcome         text,
    received_at     timestamptz not null default now(),
    constraint ai_sessions_pkey primary key (id),
    constraint ai_sessions_id_agent_key unique (id, agent_id),
    constraint ai_sessions_run_key unique (conversation_id, started_at, model),
    constraint ai_sessions_model_check check (char_length(model) between 1 and 100),
    constraint ai_sessions_tokens_check check (tokens_in >= 0 and tokens_cached >= 0 and tokens_out >= 0),
    constraint ai_sessions_cost_check check (cost_micros >= 0 and (cost_micros is null) = (currency is null)),
    constraint ai_sessions_currency_check check (currency ~ '^[A-Z]{3}$'),
    constraint ai_sessions_outcome_check check (outcome in ('resolved', 'handed_over', 'abandoned', 'failed')),
    constraint ai_sessions_conversation_fkey foreign key (conversation_id, agent_id)
        references conversations (id, agent_id) on delete cascade
);

create index ai_sessions_agent_idx on ai_sessions (agent_id, started_at desc, id desc);

create table ai_messages (
    id            bigint generated always as identity,
    agent_id      bigint      not null,
    ai_session_id bigint      not null,
    position      integer     not null,
    role          text        not null,
    name          text,
    arguments     jsonb,
    content       text,
    error         text,
    tokens        integer     not null default 0,
    tokens_cached integer     not null default 0,
    latency_ms    bigint,
    message_id    bigint,
    created_at    timestamptz not null,
    constraint ai_messages_pkey primary key (id),
    constraint ai_messages_position_key unique (ai_session_id, position),
    constraint ai_messages_position_check check (position >= 0),
    constraint ai_messages_role_check check (role in ('system', 'user', 'assistant', 'tool')),
    constraint ai_messages_name_check check (char_length(name) <= 200),
    constraint ai_messages_tokens_check check (tokens >= 0 and tokens_cached >= 0),
    constraint ai_messages_session_fkey foreign key (ai_session_id, agent_id)
        references ai_sessions (id, agent_id) on delete cascade,
    constraint ai_messages_message_fkey foreign key (message_id, agent_id)
        references messages (id, agent_id) on delete set null (message_id)
);

create index ai_messages_message_idx on ai_messages (message_id) where message_id is not null;

comment on table ai_sessions is 'One run of a model within a conversation; tokens as counts, cost in micro-units of its currency, latency in milliseconds';
comment on table ai_messages is 'Entries of a session by position';
comment on column ai_messages.message_id is
    'The message that an assistant entry became, that a user entry was, or that a tool call led to';

grant select, insert, update, delete on ai_sessions, ai_messages to atalaya_app;

alter table ai_sessions enable row level security;
alter table ai_sessions force row level security;
create policy ai_sessions_owner on ai_sessions to atalaya_owner using (true) with check (true);
create policy ai_sessions_read on ai_sessions for select to atalaya_app
    using (agent_id = any ((select atalaya_scope('view'))::bigint[]));
create policy ai_sessions_insert on ai_sessions for insert to atalaya_app
    with check (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
create policy ai_sessions_update on ai_sessions for update to atalaya_app
    using (agent_id = any ((select atalaya_scope('manage'))::bigint[]))
    with check (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
create policy ai_sessions_delete on ai_sessions for delete to atalaya_app
    using (agent_id = any ((select atalaya_scope('manage'))::bigint[]));

alter table ai_messages enable row level security;
alter table ai_messages force row level security;
create policy ai_messages_owner on ai_messages to atalaya_owner using (true) with check (true);
create policy ai_messages_read on ai_messages for select to atalaya_app
    using (agent_id = any ((select atalaya_scope('view'))::bigint[]));
create policy ai_messages_insert on ai_messages for insert to atalaya_app
    with check (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
create policy ai_messages_update on ai_messages for update to atalaya_app
    using (agent_id = any ((select atalaya_scope('manage'))::bigint[]))
    with check (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
create policy ai_messages_delete on ai_messages for delete to atalaya_app
    using (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
