/** The view of the first page. */
@NullMarked
package dev.atalaya.home.ui;

import org.jspecify.annotations.NullMarked;
