-- undoes: V0034. Forgets whose data imports leave out; what was erased stays erased.
drop function atalaya_forget_reviews(bigint, bigint);
drop function atalaya_forget_words(text[]);
revoke execute on function atalaya_says(text, text) from atalaya_app;
drop table contact_erasures;
alter table contacts drop constraint contacts_erased_check, drop column erased_at;
