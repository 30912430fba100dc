/** UI parts that know no feature, and the interfaces through which features show up elsewhere. */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package dev.atalaya.components;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
