-- purpose:  what is kept of a contact is erased on request, and imports do not bring it back
-- touches:  contacts.erased_at, contact_erasures, functions
-- owner:    conversations
-- risk:     low
-- estimate: 30 ms, a column without a default, a new table and a function
-- window:   none
-- rollback: db/undo/U0034__conversations_forget_erasures.sql
-- recovery: restore the last verified backup and erase again who was erased since, as the audit log says
-- health:   db/health/contacts_erased_are_nobody.sql
set local lock_timeout = '5s';

alter table contacts
    add column erased_at timestamptz,
    -- An import brings numbers in E.164, which begin otherwise.
    add constraint contacts_erased_check check (erased_at is null or name is null and phone = '#' || id::text) not valid;
alter table contacts validate constraint contacts_erased_check;

comment on column contacts.erased_at is 'When all that was kept of the contact was erased; its phone is then # and its key';

create table contact_erasures (
    id         bigint generated always as identity,
    agent_id   bigint      not null,
    contact_id bigint      not null,
    salt       bytea       not null,
    digest     bytea       not null,
    erased_by  bigint      not null,
    erased_at  timestamptz not null default now(),
    constraint contact_erasures_pkey primary key (id),
    constraint contact_erasures_contact_key unique (contact_id, agent_id),
    constraint contact_erasures_salt_check check (octet_length(salt) = 16),
    constraint contact_erasures_digest_check check (octet_length(digest) = 32),
    constraint contact_erasures_contact_fkey foreign key (contact_id, agent_id)
        references contacts (id, agent_id) on delete cascade,
    constraint contact_erasures_erased_by_fkey foreign key (erased_by) references users (id) on delete restrict
);

create index contact_erasures_agent_idx on contact_erasures (agent_id, erased_at);
create index contact_erasures_erased_by_idx on contact_erasures (erased_by);

comment on table contact_erasures is 'Whose data an import leaves out: a salted digest of the phone, and until when it was written';
comment on column contact_erasures.digest is 'SHA-256 of salt and phone';

grant select, insert on contact_erasures to atalaya_app;

alter table contact_erasures enable row level security;
alter table contact_erasures force row level security;
create policy contact_erasures_owner on contact_erasures to atalaya_owner using (true) with check (true);
create policy contact_erasures_read on contact_erasures for select to atalaya_app
    using (agent_id = any ((select atalaya_scope('manage'))::bigint[]));
create policy contact_erasures_insert on contact_erasures for insert to atalaya_app
    with check (agent_id = any ((select atalaya_scope('manage'))::bigint[])
        and (select atalaya_may('contacts.erase')) and erased_by = (select atalaya_user()));

-- The search asks of what a reader is shown what it asked of the message.
grant execute on function atalaya_says(text, text) to atalaya_app;

-- Takes words out of the list by which misspelt ones are put right, where no message has them any more. Of a frequent
-- word a few messages are looked at: there are others that have it.
create function atalaya_forget_words(words text[]) returns integer
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
    set enable_seqscan = off
    set jit = off
    set gin_fuzzy_search_limit = 1000
as $$
declare
    forgotten integer;
begin
    if not public.atalaya_may('contacts.erase') then
        raise exception 'forgetting words needs the permission contacts.erase' using errcode = 'insufficient_privilege';
    end if;
    delete from public.message_words k
     using (select distinct w from unnest(words) w) said (word)
     where k.word = said.word and not exists (
           select from public.messages m
            where public.atalaya_document(m.agent_id, m.conversation_id, m.author_name, m.created_at, m.body)
                  @@ public.atalaya_question(array[said.word], null)
              and m.body is not null);
    get diagnostics forgotten = row_count;
    return forgotten;
end
$$;

revoke all on function atalaya_forget_words(text[]) from public;
grant execute on function atalaya_forget_words(text[]) to atalaya_app;

-- Reviews that are finished are nobody's to change, but what was typed there about a customer goes with the rest. Totals stay.
create function atalaya_forget_reviews(of_agent bigint, of_contact bigint) returns integer
    language plpgsql volatile security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    forgotten integer;
begin
    if not public.atalaya_may('contacts.erase') or of_agent <> all (public.atalaya_scope('manage')) then
        raise exception 'forgetting reviews needs the permission contacts.erase and the level manage'
            using errcode = 'insufficient_privilege';
    end if;
    update public.reviews r
       set skip_reason = case when r.skip_reason is not null then '—' end,
           answers = (
               select coalesce(jsonb_object_agg(a.key, case when v.items -> a.key::integer ->> 'kind' = 'text'
                                                            then to_jsonb('—'::text) else a.value end), '{}')
                 from jsonb_each(r.answers) a
                 left join public.scorecard_versions v on v.id = r.scorecard_version_id)
     where r.agent_id = of_agent and r.conversation_id in (
           select c.id from public.conversations c where c.agent_id = of_agent and c.contact_id = of_contact);
    get diagnostics forgotten = row_count;
    return forgotten;
end
$$;

revoke all on function atalaya_forget_reviews(bigint, bigint) from public;
grant execute on function atalaya_forget_reviews(bigint, bigint) to atalaya_app;
