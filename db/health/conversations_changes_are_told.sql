-- The triggers that tell open pages of changes, where one is missing or off: those pages then look every fifteen seconds only.
select e.relation, e.trigger
  from (values ('messages', 'messages_tell_inserted'), ('messages', 'messages_tell_updated'),
               ('messages', 'messages_tell_deleted'), ('conversation_notes', 'conversation_notes_tell_inserted'),
               ('conversation_notes', 'conversation_notes_tell_updated'),
               ('conversations', 'conversations_tell_inserted'),
               ('conversations', 'conversations_tell_updated')) e (relation, trigger)
 where not exists (
       select from pg_trigger t
        where t.tgrelid = to_regclass('public.' || e.relation) and t.tgname = e.trigger and t.tgenabled in ('O', 'A'));
