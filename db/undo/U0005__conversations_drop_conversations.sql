-- undoes: V0005. Loses conversations, messages and contacts.
drop table messages;
drop table conversations;
drop table contacts;
