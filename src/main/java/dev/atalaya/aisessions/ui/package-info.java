/** The list of AI sessions and each of them as a timeline. */
@NullMarked
package dev.atalaya.aisessions.ui;

import org.jspecify.annotations.NullMarked;
