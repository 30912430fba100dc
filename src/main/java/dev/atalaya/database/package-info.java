/** The embedded PostgreSQL, the data sources of the database roles, and the context set on each transaction. */
@ApplicationModule(allowedDependencies = {"shared", "security"})
@NullMarked
package dev.atalaya.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
