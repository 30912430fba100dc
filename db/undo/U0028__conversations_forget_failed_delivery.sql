-- undoes: V0028. Computed from messages, so nothing is lost.
drop trigger messages_updated on messages;
drop trigger messages_inserted on messages;
drop function conversations_follow_messages();
alter table conversations
    drop column delivery_failed,
    drop column by_ai,
    drop column by_bot,
    drop column by_human;
