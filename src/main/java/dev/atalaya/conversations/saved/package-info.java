/** Filters of the inbox under a name, for oneself or for a role. */
@NullMarked
package dev.atalaya.conversations.saved;

import org.jspecify.annotations.NullMarked;
