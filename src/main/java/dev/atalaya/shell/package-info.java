/** The frame around every view; found by Vaadin and imported by nobody. */
@ApplicationModule(allowedDependencies = {"components", "security", "shared"})
@NullMarked
package dev.atalaya.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
