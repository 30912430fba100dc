package dev.atalaya.access;

import dev.atalaya.shared.UserId;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Who holds a grant: a user, or everybody with a role; by the key of one of them. */
public record GrantHolder(@Nullable Long user, @Nullable Long role) implements Serializable {

    public GrantHolder {
        if ((user == null) == (role == null)) {
            throw new IllegalArgumentException("A grant is held by a user or by a role");
        }
    }

    public static GrantHolder user(UserId user) {
        return new GrantHolder(user.value(), null);
    }

    public static GrantHolder role(long role) {
        return new GrantHolder(null, role);
    }
}
