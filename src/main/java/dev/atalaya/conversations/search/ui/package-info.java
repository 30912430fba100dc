/** The search page: what is typed, what completes it, and what was found. */
@NullMarked
package dev.atalaya.conversations.search.ui;

import org.jspecify.annotations.NullMarked;
