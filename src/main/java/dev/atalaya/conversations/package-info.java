/** Conversations with customers and their messages: the list, the thread, and who opened which. */
@ApplicationModule(
        allowedDependencies = {"shared", "security", "components", "privacy", "exports", "aisessions", "database"})
@NullMarked
package dev.atalaya.conversations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
