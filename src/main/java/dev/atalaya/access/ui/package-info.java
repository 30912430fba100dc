/** The matrix, the list of grants, the explainer, and what access adds to the pages of others. */
@NullMarked
package dev.atalaya.access.ui;

import org.jspecify.annotations.NullMarked;
