/** Signing in. */
@NullMarked
package dev.atalaya.security.ui;

import org.jspecify.annotations.NullMarked;
