/** Who may do what with which agent, until when, and why. */
@ApplicationModule(allowedDependencies = {"shared", "security", "components", "exports"})
@NullMarked
package dev.atalaya.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
