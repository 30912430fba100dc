/** Runs of models within conversations: what they were asked, which tools they called, what it cost, how good it was. */
@ApplicationModule(allowedDependencies = {"shared", "security", "components", "privacy", "exports"})
@NullMarked
package dev.atalaya.aisessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
