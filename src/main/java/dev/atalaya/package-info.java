/** The console: one package for each feature, and the few that features share. */
@NullMarked
package dev.atalaya;

import org.jspecify.annotations.NullMarked;
