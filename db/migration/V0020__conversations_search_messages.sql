-- purpose:  every message is found by its words, whatever their accents, case, ending or a slip of the finger
-- touches:  messages (index, triggers), contacts (index), message_words
-- owner:    conversations
-- risk:     medium
-- estimate: 13 min at 5 million messages on a busy machine with 2 cores, of which the index takes 10 (measured 2026-11-25)
-- window:   required
-- rollback: db/undo/U0020__conversations_drop_search.sql
-- recovery: nothing to recover; index, words and functions are made again from the messages
-- health:   db/health/messages_words_are_known.sql
set local lock_timeout = '5s';
set local maintenance_work_mem = '256MB';

-- Trusted since PostgreSQL 13: whoever may create in a database may create them there.
create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists fuzzystrmatch with schema public;

-- No stop words: a message is indexed in two languages, and what one of them leaves out is a word of the other.
create text search dictionary atalaya_spanish (template = pg_catalog.snowball, language = spanish);
create text search dictionary atalaya_english (template = pg_catalog.snowball, language = english);
create text search configuration atalaya_spanish (parser = pg_catalog."default");
alter text search configuration atalaya_spanish add mapping for asciiword, word with atalaya_spanish;
alter text search configuration atalaya_spanish
    add mapping for numword, int, uint, float, sfloat, version with pg_catalog.simple;
create text search configuration atalaya_english (parser = pg_catalog."default");
alter text search configuration atalaya_english add mapping for asciiword, word with atalaya_english;
alter text search configuration atalaya_english
    add mapping for numword, int, uint, float, sfloat, version with pg_catalog.simple;

-- Lower case without accents. The rules of unaccent change with a release of PostgreSQL at most.
create function atalaya_unaccent(text) returns text
    language plpgsql immutable strict parallel safe cost 20
as $$
begin
    return pg_catalog.lower(public.unaccent('public.unaccent', $1));
end
$$;

-- Words with a space before, between and after them. The parser is shown nothing else, so that a word is the same
-- word in every surrounding: of A-2211 it would make the number -2211, which 2211 does not find.
create function atalaya_spaced(text) returns text
    language plpgsql immutable strict parallel safe cost 100
as $$
begin
    return ' ' || pg_catalog.btrim(pg_catalog.regexp_replace(public.atalaya_unaccent($1),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7'
        '\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u303f\ufe00-\ufe0f\U0001f000-\U0001faff]+', ' ', 'g')) || ' ';
end
$$;

-- In both languages, since a thread changes between them, sometimes within a message.
create function atalaya_lexemes(text) returns tsvector
    language plpgsql immutable strict parallel safe cost 200
as $$
declare
    spaced text := public.atalaya_spaced($1);
begin
    return pg_catalog.to_tsvector('public.atalaya_spanish', spaced)
        || pg_catalog.to_tsvector('public.atalaya_english', spaced);
end
$$;

-- A day since 1970, at level 1 the eight days that it is of, and so on. No word of a text begins with a space.
create function atalaya_days(level integer, day integer) returns text
    language sql immutable strict parallel safe
as $$ select ' ' || pg_catalog.chr(100 + level) || (day >> 3 * level) $$;

-- What a message is found by: its words, and also whose it is, who wrote it and when, so that the index alone can say
-- which of a million messages with a word are those of an agent, a conversation, a person or a week.
create function atalaya_document(agent bigint, conversation bigint, author_name text, at timestamptz, body text)
    returns tsvector
    language plpgsql immutable parallel safe cost 1000
as $$
declare
    day integer := pg_catalog.floor(extract(epoch from at) / 86400);
    marks text[] := array[' a' || agent, ' c' || conversation,
        ' d' || day, ' e' || (day >> 3), ' f' || (day >> 6), ' g' || (day >> 9)];
begin
    if author_name is not null then
        marks := marks || array(select ' w' || word
            from pg_catalog.string_to_table(pg_catalog.btrim(public.atalaya_spaced(author_name)), ' ') word);
    end if;
    return public.atalaya_lexemes(body) || pg_catalog.array_to_tsvector(marks);
end
$$;

-- What waits to be merged is read by each search, so that little may wait (kB); none at all makes imports twice as slow.
create index messages_document_idx on messages
    using gin (atalaya_document(agent_id, conversation_id, author_name, created_at, body))
    with (gin_pending_list_limit = 256) where body is not null;

create function atalaya_contact_text(name text, phone text) returns text
    language sql immutable parallel safe
as $$ select public.atalaya_spaced(coalesce(name, '') || ' ' || phone) $$;

create index contacts_text_idx on contacts using gin (atalaya_contact_text(name, phone) gin_trgm_ops);

-- The words that were ever written, by which a misspelt one is put right. Some are there twice: a key would make two
-- imports wait for each other.
create table message_words (
    id   bigint generated always as identity,
    word text not null,
    constraint message_words_pkey primary key (id)
);
comment on table message_words is 'Every word of every message once, without saying where, to put misspelt ones right';

-- Numbers are not put right, and hardly anything longer than 32 characters is a word.
create function atalaya_new_words(bodies text[]) returns void
    language sql
    set search_path = pg_catalog, pg_temp
as $$
    insert into public.message_words (word)
    select w.word
      from (select distinct word from unnest(bodies) body, string_to_table(public.atalaya_spaced(body), ' ') word) w
     where char_length(w.word) between 4 and 32 and w.word !~ '[0-9]'
       and not exists (select from public.message_words k where k.word = w.word)
$$;

create function atalaya_learn_words() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        perform public.atalaya_new_words(array(select body from added where body is not null));
    elsif new.body is not null then
        perform public.atalaya_new_words(array[new.body]);
    end if;
    return null;
end
$$;

insert into message_words (word)
select w.word
  from (select distinct word from messages m, string_to_table(atalaya_spaced(m.body), ' ') word) w
 where char_length(w.word) between 4 and 32 and w.word !~ '[0-9]';
create index message_words_word_idx on message_words (word);
create index message_words_near_idx on message_words using gin (word gin_trgm_ops);

create trigger messages_learn after insert on messages
    referencing new table as added for each statement execute function atalaya_learn_words();
create trigger messages_learn_again after update of body on messages
    for each row when (new.body is distinct from old.body) execute function atalaya_learn_words();

-- Each of the words, where one of the spellings that | separates is enough, and none of the others; null where there
-- is nothing to look for.
create function atalaya_question(words text[], without text[]) returns tsquery
    language plpgsql immutable parallel safe
as $$
declare
    question tsquery;
    word text;
    spelling text;
    one tsquery;
    of_both tsquery;
begin
    foreach word in array words loop
        one := null;
        foreach spelling in array pg_catalog.string_to_array(word, '|') loop
            spelling := public.atalaya_spaced(spelling);
            of_both := pg_catalog.plainto_tsquery('public.atalaya_spanish', spelling)
                || pg_catalog.plainto_tsquery('public.atalaya_english', spelling);
            if pg_catalog.numnode(of_both) > 0 then
                one := case when one is null then of_both else one || of_both end;
            end if;
        end loop;
        if one is not null then
            question := case when question is null then one else question && one end;
        end if;
    end loop;
    foreach word in array coalesce(without, '{}') loop
        spelling := public.atalaya_spaced(word);
        of_both := pg_catalog.plainto_tsquery('public.atalaya_spanish', spelling)
            || pg_catalog.plainto_tsquery('public.atalaya_english', spelling);
        if question is not null and pg_catalog.numnode(of_both) > 0 then
            question := question && !! of_both;
        end if;
    end loop;
    return question;
end
$$;

-- One of the marks of atalaya_document.
create function atalaya_marked(marks text[]) returns tsquery
    language sql immutable strict parallel safe
as $$ select pg_catalog.string_agg(pg_catalog.quote_literal(mark), '|')::pg_catalog.tsquery
        from pg_catalog.unnest(marks) mark $$;

-- The question, where the agents are few or not all there are, asked of theirs alone.
create function atalaya_asked_of(question tsquery, agents bigint[]) returns tsquery
    language sql stable
    set search_path = pg_catalog, pg_temp
as $$
    select case when cardinality(agents) <= 100
                 and exists (select from public.whatsapp_agents a where a.id <> all (agents))
                then question && public.atalaya_marked(array(select ' a' || a from unnest(agents) a))
                else question end
$$;

-- Passages stand as they are written: without accents and case, and without signs where they have none themselves.
create function atalaya_says(body text, passage text) returns boolean
    language sql immutable strict parallel safe
as $$
    select case when passage !~ '[#$%&*+/<=>@\\^_{|}~]'
                then pg_catalog.strpos(public.atalaya_spaced(body), public.atalaya_spaced(passage)) > 0
                else pg_catalog.strpos(public.atalaya_unaccent(body), public.atalaya_unaccent(passage)) > 0 end
$$;

-- Messages that the caller may see, the newest first, until there are enough. Under a policy no GIN index is used, so
-- that this function applies the scope itself; see docs/decisions/0013.
create function atalaya_search(
    words text[], without text[], passages text[], without_passages text[], agents bigint[], authors text[],
    sender text, statuses text[], since timestamptz, until timestamptz, before_at timestamptz, before_id bigint,
    enough integer)
    returns table (message_id bigint, conversation_id bigint, found_at timestamptz)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
    set max_parallel_workers_per_gather = 0
    set enable_seqscan = off
    set jit = off
    set work_mem = '64MB'
    set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
    most constant integer := 2001;
    seen bigint[] := public.atalaya_scope('view');
    reviewed bigint[] := public.atalaya_scope('review');
    question tsquery := public.atalaya_question(words, without);
    senders bigint[];
    day integer;
    first_day integer;
    level integer := 0;
    dense integer[] := '{}';
    found integer := 0;
    ids bigint[];
    of_conversation bigint[];
    times timestamptz[];
begin
    if agents is not null then
        seen := array(select unnest(seen) intersect select unnest(agents));
    end if;
    if question is null or cardinality(seen) = 0 then
        return;
    end if;
    question := public.atalaya_asked_of(question, seen);
    if sender is not null then
        senders := array(
            select c.id from public.contacts k join public.conversations c on c.contact_id = k.id
             where public.atalaya_contact_text(k.name, k.phone) like '%' || btrim(public.atalaya_spaced(sender)) || '%'
               and k.agent_id = any (seen)
             limit 301);
        if cardinality(senders) > 300 then
            raise exception 'too many people are called that' using errcode = 'AT001';
        end if;
        question := question && public.atalaya_marked(array(select ' c' || c from unnest(senders) c)
            || (select ' w' || w from string_to_table(btrim(public.atalaya_spaced(sender)), ' ') w limit 1));
    end if;

    -- Only the index of the words may answer: what "is true" hides could be read from an index by time or agent, of
    -- which the planner, that knows none of the values, expects too little.
    -- From the newest day backwards; where little is found in bigger steps, where too much to sort in smaller ones.
    day := floor(extract(epoch from least(until, before_at, now() + interval '1 day')) / 86400);
    first_day := coalesce(floor(extract(epoch from since) / 86400), -1000000);
    while found < enough and day >= first_day loop
        with h as materialized (
            select m.id, m.conversation_id, m.created_at from public.messages m
             where public.atalaya_document(m.agent_id, m.conversation_id, m.author_name, m.created_at, m.body)
                   @@ (case when level > 3 then question
                            else question && public.atalaya_marked(array[public.atalaya_days(level, day)]) end)
               and m.body is not null
               and m.type <> 'reaction'
               and (m.agent_id = any (seen)) is true
               and (m.deleted_at is null or m.agent_id = any (reviewed))
               and (m.created_at < to_timestamp((day + 1) * 86400.0)) is true
               and (until is null or m.created_at < until)
               and (since is null or m.created_at >= since)
               and (before_at is null or (m.created_at, m.id) < (before_at, before_id))
               and (authors is null or m.author = any (authors))
               and (sender is null or m.author = 'contact' and m.conversation_id = any (senders)
                    or public.atalaya_says(m.author_name, sender))
               and (statuses is null
                    or (select c.status from public.conversations c where c.id = m.conversation_id) = any (statuses))
               and (passages is null
                    or (select bool_and(public.atalaya_says(m.body, p)) from unnest(passages) p))
               and (without_passages is null
                    or not (select bool_or(public.atalaya_says(m.body, p)) from unnest(without_passages) p))
             limit case when level > 0 then most end)
        select array_agg(h.id order by h.created_at desc, h.id desc),
               array_agg(h.conversation_id order by h.created_at desc, h.id desc),
               array_agg(h.created_at order by h.created_at desc, h.id desc)
          into ids, of_conversation, times
          from h;
        if level > 0 and cardinality(ids) >= most then
            dense[level] := case when level > 3 then first_day else day >> 3 * level << 3 * level end;
            level := level - 1;
            continue;
        end if;
        return query select * from unnest(ids, of_conversation, times);
        found := found + coalesce(cardinality(ids), 0);
        day := case when level > 3 then first_day - 1 else (day >> 3 * level << 3 * level) - 1 end;
        if coalesce(cardinality(ids), 0) < 100 and level < 4 and day < coalesce(dense[level + 1], day + 1) then
            level := level + 1;
        end if;
    end loop;
end
$$;

create function atalaya_is_said(word text, seen bigint[], reviewed bigint[]) returns boolean
    language sql stable
    set search_path = pg_catalog, pg_temp
as $$
    select exists (
        select from public.messages m
         where public.atalaya_document(m.agent_id, m.conversation_id, m.author_name, m.created_at, m.body)
               @@ public.atalaya_asked_of(public.atalaya_question(array[word], null), seen)
           and m.body is not null and m.type <> 'reaction' and (m.agent_id = any (seen)) is true
           and (m.deleted_at is null or m.agent_id = any (reviewed)))
$$;

create function atalaya_letters(word text) returns text
    language sql immutable strict parallel safe
as $$ select pg_catalog.string_agg(letter, '' order by letter) from pg_catalog.string_to_table(word, null) letter $$;

-- For each word that no message in scope has, words that are spelt nearly so and that one in scope has: what is
-- written elsewhere is not given away.
create function atalaya_near_words(words text[]) returns table (word text, near text)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
    set max_parallel_workers_per_gather = 0
    set enable_seqscan = off
    set jit = off
    set work_mem = '64MB'
as $$
#variable_conflict use_column
declare
    seen bigint[] := public.atalaya_scope('view');
    reviewed bigint[] := public.atalaya_scope('review');
    wanted text;
    spelt text;
    candidate text;
    tried text;
    answers integer;
begin
    -- Not as a setting of the function: without the library in memory only a superuser could create or restore it.
    perform set_config('pg_trgm.similarity_threshold', '0.25', true);
    foreach wanted in array words loop
        spelt := btrim(public.atalaya_spaced(wanted));
        continue when spelt ~ '[0-9 ]' or char_length(spelt) not between 4 and 32
            or public.atalaya_is_said(spelt, seen, reviewed);
        answers := 0;
        tried := '';
        for candidate in
            select k.word
              from (select distinct k.word, public.levenshtein_less_equal(k.word, spelt, 3) as distance
                      from public.message_words k where k.word operator(public.%) spelt) k
             where k.distance <= case when char_length(spelt) < 6 then 1 else 2 end
                -- Two letters that changed places.
                or k.distance = 2 and public.atalaya_letters(k.word) = public.atalaya_letters(spelt)
             order by k.distance, public.similarity(k.word, spelt) desc, k.word
             limit 20
        loop
            if public.atalaya_is_said(candidate, seen, reviewed) then
                word := wanted;
                near := candidate;
                return next;
                answers := answers + 1;
            end if;
            exit when answers = 3;
        end loop;
    end loop;
end
$$;

revoke all on function atalaya_unaccent(text), atalaya_spaced(text), atalaya_lexemes(text), atalaya_days(integer, integer),
    atalaya_document(bigint, bigint, text, timestamptz, text), atalaya_contact_text(text, text), atalaya_new_words(text[]),
    atalaya_learn_words(), atalaya_question(text[], text[]), atalaya_marked(text[]), atalaya_asked_of(tsquery, bigint[]),
    atalaya_says(text, text), atalaya_is_said(text, bigint[], bigint[]), atalaya_letters(text),
    atalaya_search(text[], text[], text[], text[], bigint[], text[], text, text[], timestamptz, timestamptz, timestamptz,
                   bigint, integer),
    atalaya_near_words(text[]) from public;
-- The first ones keep the indexes of what the application writes; the last ones are what it may ask.
grant execute on function atalaya_unaccent(text), atalaya_spaced(text), atalaya_lexemes(text),
    atalaya_document(bigint, bigint, text, timestamptz, text), atalaya_contact_text(text, text),
    atalaya_question(text[], text[]),
    atalaya_search(text[], text[], text[], text[], bigint[], text[], text, text[], timestamptz, timestamptz, timestamptz,
                   bigint, integer),
    atalaya_near_words(text[]) to atalaya_app;
