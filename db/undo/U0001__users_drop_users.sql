-- undoes: V0001. Loses every account.
drop table users;
