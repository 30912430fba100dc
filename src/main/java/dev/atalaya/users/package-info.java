/** Accounts: people who sign in and the service users that background work runs as. */
@ApplicationModule(allowedDependencies = {"shared", "security", "components", "exports", "roles"})
@NullMarked
package dev.atalaya.users;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
