/** The views of the schema's versions. */
@NullMarked
package dev.atalaya.migrations.ui;

import org.jspecify.annotations.NullMarked;
