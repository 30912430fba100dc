package dev.atalaya.conversations.contacts;

import dev.atalaya.privacy.PersonalData;
import dev.atalaya.privacy.Unmaskings;
import dev.atalaya.security.AccessDenied;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.security.Requires;
import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.AuditTarget;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.PlainText;
import dev.atalaya.shared.RefusedException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Shows the personal data of one conversation to one reader for a while, for a reason that is recorded. */
@Service
@Requires(Permissions.CONTACTS_UNMASK)
@Transactional(readOnly = true)
public class ContactPrivacy {

    /** Characters. */
    public static final int LONGEST_REASON = 500;

    private final ContactQueries contacts;
    private final PersonalData personal;
    private final Unmaskings unmaskings;
    private final Scope scope;
    private final CurrentUser currentUser;
    private final ApplicationEventPublisher events;

    ContactPrivacy(
            ContactQueries contacts,
            PersonalData personal,
            Unmaskings unmaskings,
            Scope scope,
            CurrentUser currentUser,
            ApplicationEventPublisher events) {
        this.contacts = contacts;
        this.personal = personal;
        this.unmaskings = unmaskings;
        this.scope = scope;
        this.currentUser = currentUser;
        this.events = events;
    }

    public static boolean isReason(String reason) {
        return !reason.isBlank() && PlainText.isText(PlainText.of(reason), LONGEST_REASON);
    }

    /** Until when the reader sees a conversation unmasked; empty where it is masked. */
    public Optional<Instant> unmaskedUntil(ConversationId id) {
        return personal.unmaskedUntil(id);
    }

    /**
     * Unmasks a conversation for {@link Unmaskings#LENGTH}, once it is recorded.
     *
     * @throws RefusedException where there is no reason, or no such conversation
     */
    @Transactional
    public void unmask(ConversationId id, String reason) {
        if (!isReason(reason)) {
            throw new RefusedException("contacts.refused.reason");
        }
        var agent = agentOf(id);
        events.publishEvent(new ContactEvents.Unmasked(
                target(id), agent, PlainText.of(reason), Map.of("minutes", Unmaskings.LENGTH.toMinutes())));
        var reader = currentUser.require().id();
        afterCommit(() -> unmaskings.begin(reader, id));
    }

    /** Masks it again before the time is over. */
    @Transactional
    public void mask(ConversationId id) {
        var agent = agentOf(id);
        unmaskings.end(currentUser.require().id(), id);
        events.publishEvent(new ContactEvents.MaskedAgain(target(id), agent));
    }

    private AgentId agentOf(ConversationId id) {
        return contacts.agentOf(id, scope.agents()).orElseThrow(() -> {
            events.publishEvent(new AccessDenied(target(id)));
            return new RefusedException("contacts.refused.gone");
        });
    }

    private static void afterCommit(Runnable act) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                act.run();
            }
        });
    }

    private static AuditTarget target(ConversationId id) {
        return new AuditTarget("conversation", id.value(), null);
    }
}
