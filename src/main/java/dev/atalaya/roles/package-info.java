/** Named bundles of permissions, and who holds them, why and until when. */
@ApplicationModule(allowedDependencies = {"shared", "security", "components", "exports"})
@NullMarked
package dev.atalaya.roles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
