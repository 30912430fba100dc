/** The first page, put together from what features offer. */
@ApplicationModule(allowedDependencies = {"components", "security", "shared"})
@NullMarked
package dev.atalaya.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
