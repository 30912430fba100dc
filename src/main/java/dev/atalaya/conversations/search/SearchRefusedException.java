package dev.atalaya.conversations.search;

import dev.atalaya.shared.RefusedException;
import java.io.Serial;
import java.util.List;

/** A search that cannot be made as it was typed, or that would take too long; it says what to do instead. */
public class SearchRefusedException extends RefusedException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Object> arguments;

    SearchRefusedException(String reason, Object... arguments) {
        super("search.refused." + reason);
        this.arguments = List.of(arguments);
    }

    /** What the sentence names. */
    public Object[] arguments() {
        return arguments.toArray();
    }
}
