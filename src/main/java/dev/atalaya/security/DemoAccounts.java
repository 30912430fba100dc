package dev.atalaya.security;

import java.util.List;

/** Accounts that the login page of a local installation offers; none anywhere else. */
public interface DemoAccounts {

    List<DemoAccount> offered();

    /** An account with its password; {@code key} names the text that says what it may do. */
    record DemoAccount(String email, String displayName, String password, String key) {}
}
