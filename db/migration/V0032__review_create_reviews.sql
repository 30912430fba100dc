-- purpose:  conversations are queued for review by rules, reserved, and scored with a scorecard
-- touches:  scorecards, scorecard_versions, review_rules, reviews
-- owner:    conversations
-- risk:     low
-- estimate: 90 ms, new tables
-- window:   none
-- rollback: db/undo/U0032__review_drop_reviews.sql
-- recovery: restore the last verified backup; the queue is filled again by its rules, scores are not
-- health:   db/health/reviews_have_a_total.sql, db/health/reviews_do_not_wait_for_long.sql
set local lock_timeout = '5s';

create table scorecards (
    id          bigint generated always as identity,
    name        text        not null,
    description text        not null default '',
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    updated_by  bigint,
    retired_at  timestamptz,
    version     integer     not null default 0,
    constraint scorecards_pkey primary key (id),
    constraint scorecards_name_check check (char_length(name) between 1 and 80),
    constraint scorecards_description_check check (char_length(description) <= 300),
    constraint scorecards_updated_by_fkey foreign key (updated_by) references users (id) on delete set null
);

create unique index scorecards_name_key on scorecards (lower(name));
create index scorecards_updated_by_idx on scorecards (updated_by);

create table scorecard_versions (
    id           bigint generated always as identity,
    scorecard_id bigint      not null,
    number       integer     not null,
    items        jsonb       not null,
    created_at   timestamptz not null default now(),
    constraint scorecard_versions_pkey primary key (id),
    constraint scorecard_versions_number_key unique (scorecard_id, number),
    constraint scorecard_versions_scorecard_key unique (id, scorecard_id),
    constraint scorecard_versions_number_check check (number > 0),
    constraint scorecard_versions_items_check check (
        jsonb_typeof(items) = 'array' and jsonb_array_length(items) between 1 and 30),
    constraint scorecard_versions_scorecard_fkey foreign key (scorecard_id) references scorecards (id) on delete cascade
);

create table review_rules (
    id           bigint generated always as identity,
    agent_id     bigint,
    scorecard_id bigint      not null,
    kind         text        not null,
    threshold    integer     not null,
    days         integer     not null,
    paused       boolean     not null default false,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    updated_by   bigint,
    version      integer     not null default 0,
    constraint review_rules_pkey primary key (id),
    constraint review_rules_kind_check check (kind in ('share', 'wait', 'failed_delivery', 'low_score')),
    constraint review_rules_threshold_check check (
        kind = 'share' and threshold between 1 and 100 or kind = 'wait' and threshold between 1 and 10080
        or kind = 'failed_delivery' and threshold = 0 or kind = 'low_score' and threshold between 2 and 5),
    constraint review_rules_days_check check (days between 1 and 366),
    constraint review_rules_agent_fkey foreign key (agent_id) references whatsapp_agents (id) on delete cascade,
    constraint review_rules_scorecard_fkey foreign key (scorecard_id) references scorecards (id) on delete cascade,
    constraint review_rules_updated_by_fkey foreign key (updated_by) references users (id) on delete set null
);

create index review_rules_agent_idx on review_rules (agent_id);
create index review_rules_scorecard_idx on review_rules (scorecard_id);
create index review_rules_updated_by_idx on review_rules (updated_by);

create table reviews (
    id                   bigint generated always as identity,
    agent_id             bigint      not null,
    conversation_id      bigint      not null,
    scorecard_id         bigint      not null,
    scorecard_version_id bigint,
    reason               text        not null,
    threshold            integer     not null,
    state                text        not null default 'waiting',
    reserved_by          bigint,
    reserved_until       timestamptz,
    answers              jsonb       not null default '{}',
    reviewer_id          bigint,
    finished_at          timestamptz,
    total                integer,
    skip_reason          text,
    created_at           timestamptz not null default now(),
    constraint reviews_pkey primary key (id),
    constraint reviews_reason_check check (reason in ('share', 'wait', 'failed_delivery', 'low_score')),
    constraint reviews_state_check check (state in ('waiting', 'reserved', 'submitted', 'skipped')),
    constraint reviews_reserved_check check (
        (state = 'reserved') = (reserved_by is not null) and (reserved_by is null) = (reserved_until is null)),
    constraint reviews_finished_check check (
        (state in ('submitted', 'skipped')) = (reviewer_id is not null) and (reviewer_id is null) = (finished_at is null)),
    constraint reviews_version_check check (state in ('waiting', 'skipped') or scorecard_version_id is not null),
    constraint reviews_answers_check check (jsonb_typeof(answers) = 'object' and pg_column_size(answers) <= 262144),
    constraint reviews_total_check check (total is null or total between 0 and 10000 and state = 'submitted'),
    constraint reviews_skip_reason_check check (
        (state = 'skipped') = (skip_reason is not null) and char_length(skip_reason) between 1 and 500),
    constraint reviews_conversation_fkey foreign key (conversation_id, agent_id)
        references conversations (id, agent_id) on delete cascade,
    constraint reviews_scorecard_fkey foreign key (scorecard_id) references scorecards (id) on delete restrict,
    constraint reviews_version_fkey foreign key (scorecard_version_id, scorecard_id)
        references scorecard_versions (id, scorecard_id) on delete restrict,
    constraint reviews_reserved_by_fkey foreign key (reserved_by) references users (id) on delete restrict,
    constraint reviews_reviewer_fkey foreign key (reviewer_id) references users (id) on delete restrict
);

-- One that is open for a conversation and a scorecard, however often the queue is filled.
create unique index reviews_open_key on reviews (conversation_id, scorecard_id) where state in ('waiting', 'reserved');
create index reviews_conversation_idx on reviews (conversation_id, created_at desc);
create index reviews_scorecard_idx on reviews (scorecard_id);
create index reviews_version_idx on reviews (scorecard_version_id);
create index reviews_reserved_by_idx on reviews (reserved_by);
create index reviews_reviewer_idx on reviews (reviewer_id);
-- The queue and what is done, agent by agent and, for those who see many agents, by time.
create index reviews_agent_open_idx on reviews (agent_id, created_at, id) include (conversation_id)
    where state in ('waiting', 'reserved');
create index reviews_open_idx on reviews (created_at, id) where state in ('waiting', 'reserved');
create index reviews_agent_done_idx on reviews (agent_id, finished_at desc, id desc) include (total)
    where state in ('submitted', 'skipped');
create index reviews_done_idx on reviews (finished_at desc, id desc) where state in ('submitted', 'skipped');

comment on table scorecards is 'What conversations are scored by; what is asked stands in its versions';
comment on column scorecard_versions.items is 'What is asked, in order; never changed, since reviews keep their version';
comment on table review_rules is 'What puts conversations into the queue; without an agent, of all of them';
comment on column review_rules.threshold is 'Of share percent, of wait minutes, of low_score the score that is too good';
comment on column review_rules.days is 'Conversations with a message in so many days are looked at';
comment on table reviews is 'Conversations in the queue, reserved, and scored';
comment on column reviews.threshold is 'What the rule asked for when it put this into the queue';
comment on column reviews.answers is 'By the position of the item; a draft until it is submitted';
comment on column reviews.total is 'Hundredths of a percent; null where nothing that counts was asked or answered';

grant select, insert, update on scorecards, review_rules, reviews to atalaya_app;
grant select, insert on scorecard_versions to atalaya_app;

alter table scorecards enable row level security;
alter table scorecards force row level security;
create policy scorecards_owner on scorecards to atalaya_owner using (true) with check (true);
create policy scorecards_read on scorecards for select to atalaya_app
    using ((select atalaya_may('conversations.read')) or (select atalaya_may('reviews.score'))
        or (select atalaya_may('reviews.design')));
create policy scorecards_insert on scorecards for insert to atalaya_app
    with check ((select atalaya_may('reviews.design')));
create policy scorecards_update on scorecards for update to atalaya_app
    using ((select atalaya_may('reviews.design'))) with check ((select atalaya_may('reviews.design')));

alter table scorecard_versions enable row level security;
alter table scorecard_versions force row level security;
create policy scorecard_versions_owner on scorecard_versions to atalaya_owner using (true) with check (true);
create policy scorecard_versions_read on scorecard_versions for select to atalaya_app
    using ((select atalaya_may('reviews.score')) or (select atalaya_may('reviews.design')));
create policy scorecard_versions_insert on scorecard_versions for insert to atalaya_app
    with check ((select atalaya_may('reviews.design')));

-- A rule of an agent is for those who know the agent.
alter table review_rules enable row level security;
alter table review_rules force row level security;
create policy review_rules_owner on review_rules to atalaya_owner using (true) with check (true);
create policy review_rules_read on review_rules for select to atalaya_app
    using ((select atalaya_may('reviews.design')) and (agent_id is null
        or agent_id = any ((select atalaya_scope('view'))::bigint[])
        or (select atalaya_may('agents.manage')) or (select atalaya_may('access.read'))));
create policy review_rules_insert on review_rules for insert to atalaya_app
    with check ((select atalaya_may('reviews.design')) and (agent_id is null
        or agent_id = any ((select atalaya_scope('view'))::bigint[])
        or (select atalaya_may('agents.manage')) or (select atalaya_may('access.read'))));
create policy review_rules_update on review_rules for update to atalaya_app
    using ((select atalaya_may('reviews.design')) and (agent_id is null
        or agent_id = any ((select atalaya_scope('view'))::bigint[])
        or (select atalaya_may('agents.manage')) or (select atalaya_may('access.read'))))
    with check ((select atalaya_may('reviews.design')) and (agent_id is null
        or agent_id = any ((select atalaya_scope('view'))::bigint[])
        or (select atalaya_may('agents.manage')) or (select atalaya_may('access.read'))));

-- What is reserved is its reviewer's until it lapses, what is done is nobody's to change, and nobody scores in another's name.
alter table reviews enable row level security;
alter table reviews force row level security;
create policy reviews_owner on reviews to atalaya_owner using (true) with check (true);
create policy reviews_read on reviews for select to atalaya_app
    using (agent_id = any ((select atalaya_scope('view'))::bigint[]));
create policy reviews_insert on reviews for insert to atalaya_app
    with check (agent_id = any ((select atalaya_scope('review'))::bigint[]) and (select atalaya_may('reviews.design'))
        and state = 'waiting');
create policy reviews_update on reviews for update to atalaya_app
    using (agent_id = any ((select atalaya_scope('review'))::bigint[]) and (select atalaya_may('reviews.score'))
        and (state = 'waiting' or state = 'reserved' and (reserved_by = (select atalaya_user()) or reserved_until <= now())))
    with check (agent_id = any ((select atalaya_scope('review'))::bigint[]) and (select atalaya_may('reviews.score'))
        and (reserved_by is null or reserved_by = (select atalaya_user()))
        and (reviewer_id is null or reviewer_id = (select atalaya_user())));
