package dev.atalaya.conversations.saved;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An address of the inbox under a name.
 *
 * @param query what stands behind the question mark of the address
 * @param role the name of the role that it is shared with; null where it is private
 * @param owner the name of whose it is
 * @param mine whether it is the reader's own, to change or to delete
 * @param usual whether it is what the reader sees first
 */
public record SavedView(
        long id, String name, String query, @Nullable String role, String owner, boolean mine, boolean usual)
        implements Serializable {}
