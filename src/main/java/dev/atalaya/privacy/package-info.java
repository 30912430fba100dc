/** What readers are shown of personal data: who sees it as it is, and how it looks to everybody else. */
@ApplicationModule(allowedDependencies = {"shared", "security"})
@NullMarked
package dev.atalaya.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
