/** What reviewers think of sessions and answers. */
@NullMarked
package dev.atalaya.aisessions.scores;

import org.jspecify.annotations.NullMarked;
