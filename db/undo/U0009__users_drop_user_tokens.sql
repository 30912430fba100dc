-- undoes: V0009. Open links stop working.
drop table user_tokens;
