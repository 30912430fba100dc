-- undoes: V0021. Loses prices, scores and counts of thinking.
drop table ai_scores;
drop function atalaya_ai_cost(bigint, bigint, bigint, bigint, ai_prices);
drop table ai_prices;
drop function atalaya_ai_search(text, integer);
drop function atalaya_ai_query(text);
drop index ai_messages_words_idx;
drop function atalaya_ai_words(text, jsonb, text, text);
drop function atalaya_plain(text);
drop trigger ai_messages_counted on ai_messages;
drop function atalaya_count_ai_entries();
drop index ai_sessions_failed_idx, ai_sessions_agent_model_idx, ai_sessions_latency_idx, ai_sessions_agent_latency_idx,
    ai_sessions_tokens_idx, ai_sessions_agent_tokens_idx, ai_sessions_started_idx, ai_sessions_agent_idx;
create index ai_sessions_agent_idx on ai_sessions (agent_id, started_at desc, id desc);
alter table ai_messages drop constraint ai_messages_session_key, drop column tokens_reasoning;
alter table ai_sessions drop column turns, drop column sent, drop column errors, drop column tokens_reasoning;
