/** Files turned into conversations. */
@ApplicationModule(
        allowedDependencies = {"shared", "security", "components", "database", "agents", "conversations", "aisessions"})
@NullMarked
package dev.atalaya.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
