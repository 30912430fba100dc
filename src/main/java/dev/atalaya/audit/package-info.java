/** Who changed what; listens, is never called. */
@ApplicationModule(allowedDependencies = {"shared", "security", "components", "privacy", "database"})
@NullMarked
package dev.atalaya.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
