/** The view of the audit log. */
@NullMarked
package dev.atalaya.audit.ui;

import org.jspecify.annotations.NullMarked;
