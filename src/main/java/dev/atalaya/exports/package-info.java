/** Lists as files: streamed, safe to open in a spreadsheet, and recorded. */
@ApplicationModule(allowedDependencies = {"shared", "security", "components"})
@NullMarked
package dev.atalaya.exports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
