package dev.atalaya.security;

import dev.atalaya.components.Impact;
import dev.atalaya.shared.UserId;
import java.util.Collection;

/** Finds out what a change of rights would do, by doing it and taking it back. */
public interface RightsPreview {

    /**
     * The difference that the change makes to these users, as the database's own policies see it. The change is the
     * very act that would save it, as the caller; its transaction is rolled back, so that nothing is kept or recorded.
     * What the act throws is thrown, constraints checked at the commit included.
     */
    Impact of(Collection<UserId> affected, Runnable change);
}
