package dev.atalaya.components;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feature lets the palette find. It is asked with each pause in typing: a statement at most, besides the scope's. */
public interface CommandSource {

    /** Commands of one source, at most. */
    int MOST = 5;

    /** The place among the sources; smaller comes first. */
    int order();

    /** The permission without which it is not asked; null where none is needed. */
    @Nullable
    String permission();

    /**
     * The best {@link #MOST}, within the reader's scope.
     *
     * @param text at least one character, at most 100, without control characters
     */
    List<Command> find(String text);
}
