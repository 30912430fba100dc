-- undoes: V0014. The list of users sorts without indexes no more; an older application has no such list.
drop index users_last_login_idx;
drop index users_name_idx;
drop function atalaya_fold(text);
