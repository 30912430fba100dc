-- undoes: V0033. Open pages look every fifteen seconds again, and nothing is lost.
drop trigger conversations_tell_updated on conversations;
drop trigger conversations_tell_inserted on conversations;
drop trigger conversation_notes_tell_updated on conversation_notes;
drop trigger conversation_notes_tell_inserted on conversation_notes;
drop trigger messages_tell_deleted on messages;
drop trigger messages_tell_updated on messages;
drop trigger messages_tell_inserted on messages;
drop function conversations_tell_of_itself();
drop function conversations_tell();
