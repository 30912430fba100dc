-- purpose:  AI sessions are listed, found by their words, priced by date, and scored
-- touches:  ai_sessions, ai_messages, ai_prices (new), ai_scores (new), functions
-- owner:    aisessions
-- risk:     medium
-- estimate: 90 s at 110,000 sessions of 1.5 million entries, most of it the index of words; sessions cannot be written meanwhile
-- window:   quiet hour
-- rollback: db/undo/U0021__aisessions_drop_prices_and_scores.sql
-- recovery: prices and scores from the last verified backup; everything else is computed again from the sessions
-- health:   db/health/ai_sessions_count_their_entries.sql, db/health/ai_prices_are_usable.sql
set local lock_timeout = '5s';

alter table ai_sessions
    add column turns            integer not null default 0,
    add column sent             integer not null default 0,
    add column errors           integer not null default 0,
    add column tokens_reasoning bigint  not null default 0,
    add constraint ai_sessions_turns_check check (errors >= 0 and sent between 0 and turns),
    add constraint ai_sessions_reasoning_check check (tokens_reasoning between 0 and tokens_out);
alter table ai_messages
    add column tokens_reasoning integer not null default 0,
    add constraint ai_messages_reasoning_check check (tokens_reasoning >= 0),
    add constraint ai_messages_session_key unique (id, ai_session_id, agent_id);

comment on column ai_sessions.turns is 'Answers of the model; kept with the entries';
comment on column ai_sessions.sent is 'Answers that became a message; kept with the entries';
comment on column ai_sessions.errors is 'Entries that failed; kept with the entries';
comment on column ai_sessions.tokens_reasoning is 'Those of tokens_out that the model spent on thinking';

update ai_sessions s set turns = e.turns, sent = e.sent, errors = e.errors
  from (select ai_session_id, count(*) filter (where role = 'assistant') as turns,
               count(message_id) filter (where role = 'assistant') as sent, count(error) as errors
          from ai_messages group by ai_session_id) e
 where e.ai_session_id = s.id;

-- Counted as they come, so that a list never counts them.
create function atalaya_count_ai_entries() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    update public.ai_sessions s set turns = s.turns + e.turns, sent = s.sent + e.sent, errors = s.errors + e.errors
      from (select ai_session_id, count(*) filter (where role = 'assistant') as turns,
                   count(message_id) filter (where role = 'assistant') as sent, count(error) as errors
              from entries group by ai_session_id) e
     where e.ai_session_id = s.id and (e.turns > 0 or e.errors > 0);
    return null;
end
$$;
revoke all on function atalaya_count_ai_entries() from public;

create trigger ai_messages_counted after insert on ai_messages
    referencing new table as entries for each statement execute function atalaya_count_ai_entries();

-- Each list is read along one of these, agent by agent or, for those who see many agents, along the second of a pair.
-- The first also carries what totals add up.
drop index ai_sessions_agent_idx;
create index ai_sessions_agent_idx on ai_sessions (agent_id, started_at desc, id desc)
    include (model, tokens_in, tokens_cached, tokens_out, tokens_reasoning, cost_micros, currency, latency_ms, outcome,
             turns, sent, errors);
create index ai_sessions_started_idx on ai_sessions (started_at desc, id desc);
create index ai_sessions_agent_tokens_idx on ai_sessions (agent_id, (tokens_in + tokens_out) desc, id desc);
create index ai_sessions_tokens_idx on ai_sessions ((tokens_in + tokens_out) desc, id desc);
create index ai_sessions_agent_latency_idx on ai_sessions (agent_id, (coalesce(latency_ms, 0)) desc, id desc);
create index ai_sessions_latency_idx on ai_sessions ((coalesce(latency_ms, 0)) desc, id desc);
create index ai_sessions_agent_model_idx on ai_sessions (agent_id, model, started_at desc, id desc);
create index ai_sessions_failed_idx on ai_sessions (agent_id, started_at desc, id desc)
    where errors > 0 or outcome = 'failed';

-- Words without case and accents. What an entry says beyond so many characters is not looked for: the index of one text is limited.
create function atalaya_plain(text) returns text
    language sql immutable strict parallel safe
    set search_path = pg_catalog, pg_temp
as $$ select lower(regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g')) $$;

create function atalaya_ai_words(name text, arguments jsonb, content text, error text) returns tsvector
    language sql immutable parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select to_tsvector('pg_catalog.simple', public.atalaya_plain(
        coalesce(name, '') || ' ' || left(coalesce(arguments::text, ''), 50000) || ' '
        || left(coalesce(content, ''), 100000) || ' ' || coalesce(error, '')))
$$;

create index ai_messages_words_idx on ai_messages using gin (atalaya_ai_words(name, arguments, content, error));

create function atalaya_ai_query(wanted text) returns tsquery
    language sql immutable strict parallel safe
    set search_path = pg_catalog, pg_temp
as $$ select websearch_to_tsquery('pg_catalog.simple', public.atalaya_plain(wanted)) $$;

-- Under a policy @@ uses no index. The sessions in the caller's scope whose entries have these words; null where more entries than that have them.
create function atalaya_ai_search(wanted text, most integer) returns bigint[]
    language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
    select case when count(*) <= most then coalesce(array_agg(distinct found.ai_session_id), '{}') end
      from (select e.ai_session_id from public.ai_messages e
             where public.atalaya_ai_words(e.name, e.arguments, e.content, e.error) @@ public.atalaya_ai_query(wanted)
               and e.agent_id = any ((select public.atalaya_scope('view'))::bigint[])
             limit most + 1) found
$$;

create table ai_prices (
    id               bigint generated always as identity,
    model            text        not null,
    provider         text,
    currency         text        not null,
    valid_from       date        not null,
    valid_until      date,
    input_micros     bigint      not null,
    cached_micros    bigint,
    output_micros    bigint      not null,
    reasoning_micros bigint,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    version          integer     not null default 0,
    constraint ai_prices_pkey primary key (id),
    constraint ai_prices_model_check check (char_length(model) between 1 and 100),
    constraint ai_prices_provider_check check (char_length(provider) between 1 and 100),
    constraint ai_prices_currency_check check (currency ~ '^[A-Z]{3}$'),
    constraint ai_prices_days_check check (valid_until > valid_from),
    constraint ai_prices_micros_check check (
        input_micros between 0 and 1000000000000 and cached_micros between 0 and 1000000000000
        and output_micros between 0 and 1000000000000 and reasoning_micros between 0 and 1000000000000),
    -- One price a model and day. Texts cannot be compared here without an extension; their hash, as a range, can.
    constraint ai_prices_days_excl exclude using gist (
        int8range(hashtextextended(model, 0), hashtextextended(model, 0), '[]') with &&,
        daterange(valid_from, valid_until) with &&)
);

create index ai_prices_model_idx on ai_prices (model, valid_from);

comment on table ai_prices is 'What a million tokens of a model cost, in micro-units of a currency, on the days (UTC) from valid_from until before valid_until';
comment on column ai_prices.cached_micros is 'Of input that the provider had cached; without it, as input';
comment on column ai_prices.reasoning_micros is 'Of output that the model spent on thinking; without it, as output';

grant select, insert, update, delete on ai_prices to atalaya_app;

-- In micro-units, rounded to the nearest; cached tokens may exceed those that were read once, since a model reads its context again.
create function atalaya_ai_cost(tokens_in bigint, tokens_cached bigint, tokens_out bigint, tokens_reasoning bigint, price ai_prices)
    returns bigint
    language sql immutable
as $$
    select round((greatest(tokens_in - tokens_cached, 0)::numeric * price.input_micros
                  + tokens_cached::numeric * coalesce(price.cached_micros, price.input_micros)
                  + (tokens_out - tokens_reasoning)::numeric * price.output_micros
                  + tokens_reasoning::numeric * coalesce(price.reasoning_micros, price.output_micros)) / 1000000)::bigint
$$;

create table ai_scores (
    id               bigint generated always as identity,
    agent_id         bigint      not null,
    ai_session_id    bigint      not null,
    ai_message_id    bigint,
    score            smallint    not null,
    comment          text,
    corrected_answer text,
    reviewer_id      bigint,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    version          integer     not null default 0,
    constraint ai_scores_pkey primary key (id),
    constraint ai_scores_target_key unique nulls not distinct (ai_session_id, ai_message_id),
    constraint ai_scores_score_check check (score between 1 and 5),
    constraint ai_scores_comment_check check (char_length(comment) between 1 and 4000),
    constraint ai_scores_corrected_answer_check check (char_length(corrected_answer) between 1 and 65536),
    constraint ai_scores_corrects_an_entry_check check (corrected_answer is null or ai_message_id is not null),
    constraint ai_scores_session_fkey foreign key (ai_session_id, agent_id)
        references ai_sessions (id, agent_id) on delete cascade,
    constraint ai_scores_message_fkey foreign key (ai_message_id, ai_session_id, agent_id)
        references ai_messages (id, ai_session_id, agent_id) on delete cascade,
    constraint ai_scores_reviewer_fkey foreign key (reviewer_id) references users (id) on delete set null
);

create index ai_scores_reviewer_idx on ai_scores (reviewer_id);

comment on table ai_scores is 'What reviewers think of a session, or of one entry of it: 1 to 5, a comment, and what it should have answered';
comment on column ai_scores.reviewer_id is 'Who wrote it last';

grant select, insert, update, delete on ai_scores to atalaya_app;

alter table ai_scores enable row level security;
alter table ai_scores force row level security;
create policy ai_scores_owner on ai_scores to atalaya_owner using (true) with check (true);
create policy ai_scores_read on ai_scores for select to atalaya_app
    using (agent_id = any ((select atalaya_scope('view'))::bigint[]));
create policy ai_scores_insert on ai_scores for insert to atalaya_app
    with check (agent_id = any ((select atalaya_scope('review'))::bigint[]));
create policy ai_scores_update on ai_scores for update to atalaya_app
    using (agent_id = any ((select atalaya_scope('review'))::bigint[]))
    with check (agent_id = any ((select atalaya_scope('review'))::bigint[]));
create policy ai_scores_delete on ai_scores for delete to atalaya_app
    using (agent_id = any ((select atalaya_scope('review'))::bigint[]));

revoke all on function atalaya_plain(text), atalaya_ai_words(text, jsonb, text, text), atalaya_ai_query(text),
    atalaya_ai_search(text, integer), atalaya_ai_cost(bigint, bigint, bigint, bigint, ai_prices) from public;
grant execute on function atalaya_plain(text), atalaya_ai_words(text, jsonb, text, text), atalaya_ai_query(text),
    atalaya_ai_search(text, integer), atalaya_ai_cost(bigint, bigint, bigint, bigint, ai_prices) to atalaya_app;
