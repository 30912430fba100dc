package dev.atalaya.privacy;

import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.ConversationId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says behind which mask the current user reads; whoever is nobody reads behind the closed one. */
@Component
public class PersonalData {

    private final CurrentUser currentUser;
    private final Unmaskings unmaskings;

    PersonalData(CurrentUser currentUser, Unmaskings unmaskings) {
        this.currentUser = currentUser;
        this.unmaskings = unmaskings;
    }

    /** Of what many conversations say: lists and searches. */
    public Mask mask() {
        return currentUser.may(Permissions.CONTACTS_READ_PERSONAL) ? Mask.OPEN : Mask.CLOSED;
    }

    /** Of what one conversation says, which may be unmasked for a while. */
    public Mask maskOf(ConversationId conversation) {
        return mask().isClosed() && unmaskedUntil(conversation).isEmpty() ? Mask.CLOSED : Mask.OPEN;
    }

    /** Until when the current user sees a conversation unmasked for the reason that was given. */
    public Optional<Instant> unmaskedUntil(ConversationId conversation) {
        return currentUser.may(Permissions.CONTACTS_UNMASK)
                ? currentUser.id().flatMap(reader -> unmaskings.until(reader, conversation))
                : Optional.empty();
    }
}
