/** A handful of types that every feature may use. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.atalaya.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
