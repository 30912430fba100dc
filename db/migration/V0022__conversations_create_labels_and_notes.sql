-- purpose:  conversations carry labels and notes, and say who assigned, closed or postponed them
-- touches:  labels, conversation_labels, conversation_notes, conversation_activities
-- owner:    conversations
-- risk:     low
-- estimate: 80 ms, new tables
-- window:   none
-- rollback: db/undo/U0022__conversations_drop_labels_and_notes.sql
-- recovery: restore the last verified backup; the audit log still says what was done, without the notes' words
-- health:   db/health/conversations_labels_were_in_use.sql, db/health/conversations_work_moved_the_version.sql
set local lock_timeout = '5s';

create table labels (
    id          bigint generated always as identity,
    name        text        not null,
    description text        not null default '',
    colour      text        not null default 'grey',
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    updated_by  bigint,
    archived_at timestamptz,
    version     integer     not null default 0,
    constraint labels_pkey primary key (id),
    constraint labels_name_check check (char_length(name) between 1 and 50),
    constraint labels_description_check check (char_length(description) <= 200),
    constraint labels_colour_check check (colour in ('grey', 'red', 'orange', 'green', 'blue', 'purple')),
    constraint labels_updated_by_fkey foreign key (updated_by) references users (id) on delete set null
);

create unique index labels_name_key on labels (lower(name));
create index labels_updated_by_idx on labels (updated_by);

create table conversation_labels (
    agent_id        bigint      not null,
    conversation_id bigint      not null,
    label_id        bigint      not null,
    created_at      timestamptz not null default now(),
    constraint conversation_labels_pkey primary key (conversation_id, label_id),
    constraint conversation_labels_conversation_fkey foreign key (conversation_id, agent_id)
        references conversations (id, agent_id) on delete cascade,
    constraint conversation_labels_label_fkey foreign key (label_id) references labels (id) on delete restrict
);

create index conversation_labels_agent_idx on conversation_labels (agent_id, label_id, conversation_id);
create index conversation_labels_label_idx on conversation_labels (label_id);

create table conversation_notes (
    id              bigint generated always as identity,
    agent_id        bigint      not null,
    conversation_id bigint      not null,
    author_id       bigint      not null,
    body            text        not null,
    created_at      timestamptz not null default now(),
    edited_at       timestamptz,
    deleted_at      timestamptz,
    deleted_by      bigint,
    version         integer     not null default 0,
    constraint conversation_notes_pkey primary key (id),
    constraint conversation_notes_body_check check (char_length(body) between 1 and 10000),
    constraint conversation_notes_deleted_check check ((deleted_at is null) = (deleted_by is null)),
    constraint conversation_notes_conversation_fkey foreign key (conversation_id, agent_id)
        references conversations (id, agent_id) on delete cascade,
    constraint conversation_notes_author_fkey foreign key (author_id) references users (id) on delete restrict,
    constraint conversation_notes_deleted_by_fkey foreign key (deleted_by) references users (id) on delete restrict
);

create index conversation_notes_conversation_idx on conversation_notes (conversation_id, created_at, id);
create index conversation_notes_author_idx on conversation_notes (author_id);
create index conversation_notes_deleted_by_idx on conversation_notes (deleted_by);

create table conversation_activities (
    id              bigint generated always as identity,
    agent_id        bigint      not null,
    conversation_id bigint      not null,
    actor_id        bigint      not null,
    kind            text        not null,
    was             text,
    became          text,
    created_at      timestamptz not null default now(),
    constraint conversation_activities_pkey primary key (id),
    constraint conversation_activities_kind_check check (
        kind in ('assignee', 'status', 'priority', 'labelled', 'unlabelled')),
    constraint conversation_activities_conversation_fkey foreign key (conversation_id, agent_id)
        references conversations (id, agent_id) on delete cascade,
    constraint conversation_activities_actor_fkey foreign key (actor_id) references users (id) on delete restrict
);

create index conversation_activities_conversation_idx on conversation_activities (conversation_id, created_at, id);
create index conversation_activities_actor_idx on conversation_activities (actor_id);

comment on table labels is 'The words that conversations are sorted by, the same for all agents';
comment on table conversation_labels is 'Which conversation carries which label';
comment on table conversation_notes is 'What colleagues write to each other about a conversation; a deleted one is kept';
comment on table conversation_activities is 'What was done to a conversation, for whoever reads it; the audit log is the proof';
comment on column conversation_activities.was is 'A state; of a snoozed one with the time; of an assignee or a label its key';

grant select, insert, update on labels, conversation_notes to atalaya_app;
grant select, insert, delete on conversation_labels to atalaya_app;
grant select, insert on conversation_activities to atalaya_app;

alter table labels enable row level security;
alter table labels force row level security;
create policy labels_owner on labels to atalaya_owner using (true) with check (true);
create policy labels_read on labels for select to atalaya_app
    using ((select atalaya_may('conversations.read')) or (select atalaya_may('labels.manage')));
create policy labels_insert on labels for insert to atalaya_app
    with check ((select atalaya_may('labels.manage')));
create policy labels_update on labels for update to atalaya_app
    using ((select atalaya_may('labels.manage'))) with check ((select atalaya_may('labels.manage')));

alter table conversation_labels enable row level security;
alter table conversation_labels force row level security;
create policy conversation_labels_owner on conversation_labels to atalaya_owner using (true) with check (true);
create policy conversation_labels_read on conversation_labels for select to atalaya_app
    using (agent_id = any ((select atalaya_scope('view'))::bigint[]));
create policy conversation_labels_insert on conversation_labels for insert to atalaya_app
    with check (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
create policy conversation_labels_delete on conversation_labels for delete to atalaya_app
    using (agent_id = any ((select atalaya_scope('manage'))::bigint[]));

-- Nobody writes in somebody else's name, and only whoever manages the agent takes away what another wrote.
alter table conversation_notes enable row level security;
alter table conversation_notes force row level security;
create policy conversation_notes_owner on conversation_notes to atalaya_owner using (true) with check (true);
create policy conversation_notes_read on conversation_notes for select to atalaya_app
    using (agent_id = any ((select atalaya_scope('view'))::bigint[]));
create policy conversation_notes_insert on conversation_notes for insert to atalaya_app
    with check (agent_id = any ((select atalaya_scope('review'))::bigint[]) and author_id = (select atalaya_user()));
create policy conversation_notes_update on conversation_notes for update to atalaya_app
    using (agent_id = any ((select atalaya_scope('review'))::bigint[]) and author_id = (select atalaya_user())
        or agent_id = any ((select atalaya_scope('manage'))::bigint[]))
    with check (agent_id = any ((select atalaya_scope('review'))::bigint[]) and author_id = (select atalaya_user())
        or agent_id = any ((select atalaya_scope('manage'))::bigint[]));

alter table conversation_activities enable row level security;
alter table conversation_activities force row level security;
create policy conversation_activities_owner on conversation_activities to atalaya_owner using (true) with check (true);
create policy conversation_activities_read on conversation_activities for select to atalaya_app
    using (agent_id = any ((select atalaya_scope('view'))::bigint[]));
create policy conversation_activities_insert on conversation_activities for insert to atalaya_app
    with check (agent_id = any ((select atalaya_scope('manage'))::bigint[]) and actor_id = (select atalaya_user()));
