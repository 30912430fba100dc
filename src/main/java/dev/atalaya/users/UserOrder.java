package dev.atalaya.users;

/** By what the list of users can be sorted; each has its index. */
public enum UserOrder {
    NAME,
    EMAIL,
    LAST_LOGIN
}
