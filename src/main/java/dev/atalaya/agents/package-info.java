/** The WhatsApp numbers that talk to customers. */
@ApplicationModule(allowedDependencies = {"shared", "security", "components", "exports"})
@NullMarked
package dev.atalaya.agents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
