/** Who is acting, what they may do, and the filter chains that ask. */
@ApplicationModule(allowedDependencies = {"shared", "components"})
@NullMarked
package dev.atalaya.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
