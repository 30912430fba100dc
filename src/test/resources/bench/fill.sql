-- Fills an empty schema: 50 agents, 500 people, and of everything that grows one share of the whole, which is
-- 200,000 conversations, 5 million messages and 2 million audit rows. The same numbers give the same data, in the
-- order of time, as it would have arrived. Run by a superuser, since the rows are known to fit their foreign keys.
-- Conversation 9/10 of the way has 11,000 messages, the next one has 50; the oldest 60 are all that agent 50 has.
set session_replication_role = replica;
set work_mem = '256MB';
-- The planner knows the sizes of none of these series, and loops where it should hash.
set enable_nestloop = off;

create function pg_temp.u(i bigint, seed bigint) returns double precision language sql immutable
    return (hashint8extended(i, seed) & 4503599627370495)::double precision / 4503599627370496;

create temp table sentences as
select row_number() over () as n, head || ' ' || tail as body
  from unnest(array[
           'Hola, buenos días,', 'Perdona,', 'Gracias,', 'Una pregunta:', '¿Me puedes decir si', 'Hi there,',
           'Thank you,', 'Sorry to ask again,', 'Could you tell me whether', 'Good morning,', 'Vale,', 'Perfecto,',
           'Entonces', 'Just to be sure,', 'One more thing:', 'Claro que sí,', 'Of course,', 'Te confirmo que',
           'I can confirm that', 'Un momento, por favor,', 'Let me check:', 'Lo miro ahora mismo:', 'Genial,', 'Great,',
           'Okay,']) head,
       unnest(array[
           'la mesa para dos es a las nueve', 'the table for two is at nine', 'mi pedido no ha llegado todavía',
           'my order has not arrived yet', 'quiero cambiar la fecha de la cita', 'I want to change the date of my appointment',
           'el envío tarda de tres a cinco días laborables en llegar a las islas', 'delivery takes three to five working days',
           'puedes mandarme la factura a otra dirección', 'you can send the invoice to another address',
           'la garantía cubre dos años desde el día de la compra, con el recibo', 'the warranty covers two years from the day of purchase',
           'tenéis la talla cuarenta y dos en azul', 'you have size forty-two in blue', 'el código de descuento no funciona en la aplicación',
           'the discount code does not work in the app', 'hay aparcamiento cerca del local', 'there is parking close by',
           'necesito hablar con una persona', 'I need to talk to a person', 'queda una habitación doble con vistas al mar y desayuno incluido',
           'there is one double room left with a view of the sea and breakfast included', 'muchas gracias por todo', 'thanks for everything',
           'nos vemos el jueves', 'see you on Thursday', 'el técnico pasará entre las diez y las doce de la mañana, y llamará antes',
           'the technician comes between ten and noon, and will call first', 'el pago se ha recibido', 'the payment has been received']) tail;
analyze sentences;

-- What people add to them: a word of their own, from often to hardly ever, and now and then a number of an order.
create temp table words as
select row_number() over (order by pg_temp.u(i, 10)) as n, word
  from (select min(i) as i, word
          from (select i, string_agg(syllables[1 + floor(24 * pg_temp.u(i, 20 + place))::int], '' order by place) as word
                  from (select array['ba', 'cer', 'di', 'fo', 'gu', 'lan', 'me', 'ni', 'pro', 'qui', 'ras', 'so', 'ta', 'ven', 'xi',
                               'yu', 'zar', 'bri', 'clo', 'des', 'fal', 'mun', 'por', 'tre'] as syllables) s,
                       generate_series(1, 60000) i, generate_series(1, 4) place
                 group by i) made
         group by word) different
 limit 50000;
analyze words;

create temp table planned as
select i::bigint as id,
       case when i <= 60 then 50 when i in (total * 9 / 10, total * 9 / 10 + 1) then 1
            else 1 + floor(49 * power(pg_temp.u(i, 1), 2))::int end as agent_id,
       case i when total * 9 / 10 then 11000 when total * 9 / 10 + 1 then 50
            else 1 + floor(49 * pg_temp.u(i, 2))::int end as n,
       start + (i + pg_temp.u(i, 3)) * interval '730 days' / total as created_at,
       pg_temp.u(i, 4) as mood
  from (select 200000 / ${share} as total, date_trunc('day', now()) - interval '760 days' as start) whole,
       generate_series(1, total) i;
analyze planned;

create temp table spoken as
select p.agent_id, p.id as conversation_id, k, p.n = k as last, p.created_at + k * interval '7 minutes' as created_at,
       k % 2 = 1 as inbound, pg_temp.u(p.id * 100000 + k, 6) as kind, pg_temp.u(p.id * 100000 + k, 7) as fate,
       s.body || case when pg_temp.u(p.id * 100000 + k, 11) < 0.6 then ' ' || w.word else '' end
              || case when pg_temp.u(p.id * 100000 + k, 12) < 0.2 then ', por favor'
                      when pg_temp.u(p.id * 100000 + k, 12) < 0.3 then ' A-' || p.id * 100 + k else '' end as body
  from planned p cross join lateral generate_series(1, p.n) k
  join sentences s on s.n = 1 + floor(750 * pg_temp.u(p.id * 100000 + k, 5))::int
  join words w on w.n = 1 + floor(50000 * power(pg_temp.u(p.id * 100000 + k, 13), 3))::int;

insert into whatsapp_agents (id, slug, name, kind, language, time_zone) overriding system value
select n, 'bench-' || n, 'Agent ' || n, (array['ai', 'bot', 'human', 'hybrid'])[1 + n % 4],
       (array['en', 'es'])[1 + n % 2], 'Europe/Madrid'
  from generate_series(1, 50) n;

insert into users (email, display_name, password_hash, status)
select name || '@bench.example', name, ${password}, 'active'
  from (select unnest(array['all', 'ten', 'three', 'quiet'])
        union all select 'person' || n from generate_series(1, 496) n) names (name);
insert into user_roles (user_id, role_id)
select u.id, r.id from users u join roles r on r.code = 'supervisor' where u.email like '%@bench.example';
insert into user_agent_access (user_id, agent_id, level)
select u.id, a, 'view' from users u, generate_series(1, 50) a
 where u.email = 'ten@bench.example' and a <= 10 or u.email = 'three@bench.example' and a <= 3
    or u.email = 'quiet@bench.example' and a = 50 or u.email like 'person%' and (a + u.id) % 16 = 0
union all
select id, null, 'view' from users where email = 'all@bench.example';

insert into contacts (id, agent_id, phone, name, created_at) overriding system value
select id, agent_id, '+3460' || lpad(id::text, 7, '0'), case when id % 10 > 0 or n = 11000 then 'Customer ' || id end, created_at
  from planned order by id;

insert into conversations (id, agent_id, external_id, contact_id, status, priority, language, snoozed_until, created_at,
       received_at, closed_at, last_message_at, last_contact_message_at, message_count, last_preview)
       overriding system value
select p.id, p.agent_id, 'c' || p.id, p.id, status, (array['low', 'normal', 'normal', 'high'])[1 + p.id % 4],
       (array['en', 'es'])[1 + p.id % 2], case when status = 'snoozed' then now() + interval '2 days' end, p.created_at,
       p.created_at, case when status = 'closed' then s.created_at end, s.created_at,
       s.created_at - case when s.inbound then interval '0' else interval '7 minutes' end, p.n, left(s.body, 200)
  from planned p join spoken s on s.conversation_id = p.id and s.last,
       lateral (select case when mood < 0.15 then 'open' when mood < 0.25 then 'pending' when mood < 0.3 then 'snoozed'
                       else 'closed' end as status) state
 order by p.id;

insert into messages (agent_id, conversation_id, external_id, direction, author, author_name, type, body, content,
       reply_to, delivery_status, error_code, error_title, created_at, received_at)
select agent_id, conversation_id, 'm' || conversation_id || '-' || k, case when inbound then 'inbound' else 'outbound' end,
       case when inbound then 'contact' when fate < 0.6 then 'ai' when fate < 0.75 then 'bot' else 'human' end,
       case when not inbound and fate >= 0.75 then 'Marta Vidal' end,
       case when kind < 0.93 then 'text' when kind < 0.97 then 'image' when kind < 0.99 then 'audio' else 'document' end,
       case when kind < 0.97 then body end,
       case when kind < 0.93 then null
            when kind < 0.97 then '{"media": {"mimeType": "image/jpeg", "fileName": "photo.jpg", "sizeBytes": 245760}}'
            when kind < 0.99 then '{"media": {"mimeType": "audio/ogg", "sizeBytes": 81920, "durationMs": 12000}}'
            else '{"media": {"mimeType": "application/pdf", "fileName": "invoice.pdf", "sizeBytes": 122880}}' end::jsonb,
       case when k > 1 and fate between 0.3 and 0.33 then 'm' || conversation_id || '-' || k - 1 end,
       case when not inbound then case when fate < 0.01 then 'failed' when fate < 0.2 then 'delivered' else 'read' end end,
       case when not inbound and fate < 0.01 then '131026' end,
       case when not inbound and fate < 0.01 then 'Message undeliverable' end, created_at, created_at
  from spoken order by created_at;
insert into message_words (word)
select distinct word from (select distinct body from spoken) s, string_to_table(atalaya_spaced(s.body), ' ') word
 where char_length(word) between 4 and 32 and word !~ '[0-9]';

insert into ai_sessions (agent_id, conversation_id, model, started_at, ended_at, tokens_in, tokens_cached, tokens_out,
       cost_micros, currency, latency_ms, outcome, received_at)
select agent_id, id, 'model-large', created_at + s * interval '350 minutes', created_at + (s + 1) * interval '350 minutes',
       4200, 1000, 640, 12000, 'EUR', 2100, 'resolved', created_at
  from planned, generate_series(0, (n - 1) / 50) s
 where id % 5 = 0 or n = 50 or n = 11000
 order by created_at;
insert into ai_messages (agent_id, ai_session_id, position, role, name, arguments, content, tokens, latency_ms, message_id, created_at)
select m.agent_id, s.id, row_number() over (partition by s.id order by m.created_at, step) - 1,
       case step when 1 then 'tool' else 'assistant' end, case step when 1 then 'find_order' end,
       case step when 1 then '{"customer": "C-1042", "state": "open"}'::jsonb end,
       case step when 1 then '{"orders": [{"number": "A-2211", "state": "sent", "carrier": "SEUR"}]}' else m.body end,
       120, 800, m.id, m.created_at
  from ai_sessions s join messages m on m.conversation_id = s.conversation_id and m.author = 'ai'
       and m.created_at > s.started_at and m.created_at <= s.ended_at,
       generate_series(1, 2) step
 where step = 2 or m.id % 4 = 0;
-- The triggers that count are off here.
update ai_sessions s set turns = e.turns, sent = e.sent, errors = e.errors
  from (select ai_session_id, count(*) filter (where role = 'assistant') as turns,
               count(message_id) filter (where role = 'assistant') as sent, count(error) as errors
          from ai_messages group by ai_session_id) e
 where e.ai_session_id = s.id;

-- The hashes link, but are not computed: measuring reads them and never checks the chain.
insert into audit_logs (sequence, created_at, actor_user_id, actor_label, actor_kind, action, target_type, target_id,
       target_label, agent_id, result, ip, salts, digests, previous_hash, hash)
select i, start + i * interval '760 days' / total, u.id, u.display_name, 'person', 'conversation.viewed', 'conversation',
       p.id, 'Customer ' || p.id, p.agent_id, 'ok', '192.0.2.10', '{}', '{}',
       sha256((i - 1)::text::bytea), sha256(i::text::bytea)
  from (select 2000000 / ${share} as total, 200000 / ${share} as conversations,
               date_trunc('day', now()) - interval '760 days' as start) whole
 cross join generate_series(1, total) i
  join (select id, display_name, row_number() over (order by id) as place from users where email like '%@bench.example') u
       on u.place = 1 + floor(500 * pg_temp.u(i, 8))::int
  join planned p on p.id = 1 + floor(conversations * pg_temp.u(i, 9))::int
 order by i;
update audit_head set sequence = 2000000 / ${share}, hash = sha256((2000000 / ${share})::text::bytea);

select setval(pg_get_serial_sequence('whatsapp_agents', 'id'), 50),
       setval(pg_get_serial_sequence('contacts', 'id'), 200000 / ${share}),
       setval(pg_get_serial_sequence('conversations', 'id'), 200000 / ${share});
reset session_replication_role;
vacuum (analyze);
checkpoint;
