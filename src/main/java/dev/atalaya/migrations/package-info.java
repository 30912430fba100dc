/** Flyway: applying versions, their history, and what is wrong with them. */
@ApplicationModule(allowedDependencies = {"shared", "security", "components", "database"})
@NullMarked
package dev.atalaya.migrations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
