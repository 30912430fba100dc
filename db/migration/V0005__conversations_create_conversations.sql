-- purpose:  customers' conversations and their messages, each bound to one agent
-- touches:  contacts, conversations, messages
-- owner:    conversations
-- risk:     low
-- estimate: 60 ms, new tables
-- window:   none
-- rollback: db/undo/U0005__conversations_drop_conversations.sql
-- recovery: restore the last verified backup, then import again what came later; imports are idempotent
-- health:   db/health/conversations_counts_match.sql, db/health/messages_failed_have_a_code.sql
set local lock_timeout = '5s';

create table contacts (
    id         bigint generated always as identity,
    agent_id   bigint      not null,
    phone      text        not null,
    name       text,
    created_at timestamptz not null default now(),
    constraint contacts_pkey primary key (id),
    constraint contacts_id_agent_key unique (id, agent_id),
    constraint contacts_agent_phone_key unique (agent_id, phone),
    constraint contacts_phone_check check (char_length(phone) between 1 and 64),
    constraint contacts_name_check check (char_length(name) <= 255),
    constraint contacts_agent_fkey foreign key (agent_id) references whatsapp_agents (id) on delete restrict
);

create table conversations (
    id                      bigint generated always as identity,
    agent_id                bigint      not null,
    external_id             text        not null,
    contact_id              bigint      not null,
    status                  text        not null default 'open',
    priority                text        not null default 'normal',
    assignee_id             bigint,
    language                text,
    snoozed_until           timestamptz,
    created_at              timestamptz not null,
    received_at             timestamptz not null default now(),
    closed_at               timestamptz,
    last_message_at         timestamptz not null,
    last_contact_message_at timestamptz,
    message_count           integer     not null default 0,
    last_preview            text        not null default '',
    version                 integer     not null default 0,
    constraint conversations_pkey primary key (id),
    constraint conversations_id_agent_key unique (id, agent_id),
    constraint conversations_agent_external_key unique (agent_id, external_id),
    constraint conversations_external_id_check check (char_length(external_id) between 1 and 255),
    constraint conversations_status_check check (status in ('open', 'pending', 'snoozed', 'closed')),
    constraint conversations_priority_check check (priority in ('low', 'normal', 'high', 'urgent')),
    constraint conversations_closed_check check (status <> 'closed' or closed_at is not null),
    constraint conversations_snoozed_check check (status <> 'snoozed' or snoozed_until is not null),
    constraint conversations_message_count_check check (message_count >= 0),
    constraint conversations_last_preview_check check (char_length(last_preview) <= 200),
    constraint conversations_agent_fkey foreign key (agent_id) references whatsapp_agents (id) on delete restrict,
    constraint conversations_contact_fkey foreign key (contact_id, agent_id)
        references contacts (id, agent_id) on delete restrict,
    constraint conversations_assignee_fkey foreign key (assignee_id) references users (id) on delete set null
);

create index conversations_agent_status_idx on conversations (agent_id, status, last_message_at desc, id desc);
create index conversations_agent_idx on conversations (agent_id, last_message_at desc, id desc);
create index conversations_status_idx on conversations (status, last_message_at desc, id desc);
create index conversations_last_message_idx on conversations (last_message_at desc, id desc);
create index conversations_contact_idx on conversations (contact_id, last_message_at desc);
create index conversations_assignee_idx on conversations (assignee_id);

create table messages (
    id              bigint generated always as identity,
    agent_id        bigint      not null,
    conversation_id bigint      not null,
    external_id     text        not null,
    direction       text        not null,
    author          text        not null,
    author_name     text,
    type            text        not null default 'text',
    body            text,
    content         jsonb,
    reply_to        text,
    delivery_status text,
    error_code      text,
    error_title     text,
    created_at      timestamptz not null,
    received_at     timestamptz not null default now(),
    edited_at       timestamptz,
    deleted_at      timestamptz,
    constraint messages_pkey primary key (id),
    constraint messages_id_agent_key unique (id, agent_id),
    constraint messages_agent_external_key unique (agent_id, external_id),
    constraint messages_external_id_check check (char_length(external_id) between 1 and 255),
    constraint messages_direction_check check (direction in ('inbound', 'outbound')),
    constraint messages_author_check check (author in ('contact', 'ai', 'bot', 'human')),
    constraint messages_author_direction_check check ((author = 'contact') = (direction = 'inbound')),
    constraint messages_type_check check (type in ('text', 'image', 'audio', 'video', 'document', 'sticker',
        'location', 'contacts', 'template', 'reaction', 'interactive', 'system')),
    constraint messages_body_check check (char_length(body) <= 65536),
    constraint messages_delivery_status_check check (
        delivery_status in ('accepted', 'sent', 'delivered', 'read', 'failed')),
    constraint messages_error_check check (error_code is null or delivery_status = 'failed'),
    constraint messages_conversation_fkey foreign key (conversation_id, agent_id)
        references conversations (id, agent_id) on delete cascade
);

create index messages_conversation_idx on messages (conversation_id, created_at, id);

comment on table contacts is 'Customers as one agent knows them';
comment on table conversations is 'A thread between one contact and one agent';
comment on table messages is 'Messages of a conversation, in both directions';
comment on column messages.content is 'What the type brings beyond text: media, location, contacts, template, reaction';
comment on column conversations.created_at is 'When it happened; received_at is when it was learnt of';

grant select, insert, update, delete on contacts, conversations, messages to atalaya_app;

alter table contacts enable row level security;
alter table contacts force row level security;
create policy contacts_owner on contacts to atalaya_owner using (true) with check (true);
create policy contacts_read on contacts for select to atalaya_app
    using (agent_id = any ((select atalaya_scope('view'))::bigint[]));
create policy contacts_insert on contacts for insert to atalaya_app
    with check (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
create policy contacts_update on contacts for update to atalaya_app
    using (agent_id = any ((select atalaya_scope('manage'))::bigint[]))
    with check (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
create policy contacts_delete on contacts for delete to atalaya_app
    using (agent_id = any ((select atalaya_scope('manage'))::bigint[]));

alter table conversations enable row level security;
alter table conversations force row level security;
create policy conversations_owner on conversations to atalaya_owner using (true) with check (true);
create policy conversations_read on conversations for select to atalaya_app
    using (agent_id = any ((select atalaya_scope('view'))::bigint[]));
create policy conversations_insert on conversations for insert to atalaya_app
    with check (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
create policy conversations_update on conversations for update to atalaya_app
    using (agent_id = any ((select atalaya_scope('manage'))::bigint[]))
    with check (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
create policy conversations_delete on conversations for delete to atalaya_app
    using (agent_id = any ((select atalaya_scope('manage'))::bigint[]));

alter table messages enable row level security;
alter table messages force row level security;
create policy messages_owner on messages to atalaya_owner using (true) with check (true);
create policy messages_read on messages for select to atalaya_app
    using (agent_id = any ((select atalaya_scope('view'))::bigint[]));
create policy messages_insert on messages for insert to atalaya_app
    with check (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
create policy messages_update on messages for update to atalaya_app
    using (agent_id = any ((select atalaya_scope('manage'))::bigint[]))
    with check (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
create policy messages_delete on messages for delete to atalaya_app
    using (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
