package dev.atalaya.conversations.contacts;

import dev.atalaya.security.AccessDenied;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.PlainText;
import dev.atalaya.shared.RefusedException;
import java.time.Clock;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases what is kept of a contact: who it was and what was said. How much, when, at what cost and how well stays, so that
 * statistics do; the contact has to be of an agent that the caller manages.
 */
@Service
@Requires(Permissions.CONTACTS_ERASE)
@Transactional(readOnly = true)
public class ContactErasure {

    private final ContactQueries contacts;
    private final ErasureQueries erasures;
    private final Scope scope;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContactErasure(
            ContactQueries contacts,
            ErasureQueries erasures,
            Scope scope,
            CurrentUser currentUser,
            ApplicationEventPublisher events,
            Clock clock) {
        this.contacts = contacts;
        this.erasures = erasures;
        this.scope = scope;
        this.currentUser = currentUser;
        this.events = events;
        this.clock = clock;
    }

    /** What erasing the contact of a conversation would take; empty where the caller may not, or it was erased. */
    public Optional<ErasureImpact> impactOf(ConversationId id) {
        return contacts.impactOf(id, scope.managed());
    }

    /**
     * Erases the contact of a conversation, with all its conversations, in this one transaction.
     *
     * @throws RefusedException where there is no reason, no such contact, or it was erased before
     */
    @Transactional
    public void erase(ConversationId id, String reason) {
        if (!ContactPrivacy.isReason(reason)) {
            throw new RefusedException("contacts.refused.reason");
        }
        var contact = contacts.lock(id, scope.managed()).orElseThrow(() -> {
            events.publishEvent(new AccessDenied(new AuditTarget("conversation", id.value(), null)));
            return new RefusedException("contacts.refused.gone");
        });
        if (contact.isErased()) {
            throw new RefusedException("contacts.refused.erased");
        }
        var counts = erasures.erase(contact, currentUser.require().id(), clock.instant());
        events.publishEvent(new ContactEvents.Erased(
                new AuditTarget("contact", contact.id(), null),
                contact.agent(),
                PlainText.of(reason),
                new TreeMap<>(counts)));
    }
}
