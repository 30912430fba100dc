package dev.atalaya.conversations.contacts.ui;

import dev.atalaya.conversations.contacts.ContactErasure;
import dev.atalaya.conversations.contacts.ContactPrivacy;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import org.springframework.stereotype.Component;

/** What the parts of this package work with, as one thing to hand over. */
@Component
public record ContactTools(ContactPrivacy privacy, ContactErasure erasure, CurrentUser user) {

    boolean seesAll() {
        return user.may(Permissions.CONTACTS_READ_PERSONAL);
    }

    boolean mayUnmask() {
        return user.may(Permissions.CONTACTS_UNMASK);
    }

    boolean mayErase() {
        return user.may(Permissions.CONTACTS_ERASE);
    }
}
