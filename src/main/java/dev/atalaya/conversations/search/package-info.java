/** Search over every message in scope: what is typed, what the database is asked, and what it found. */
@NullMarked
package dev.atalaya.conversations.search;

import org.jspecify.annotations.NullMarked;
