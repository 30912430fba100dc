/** What conversations are scored by, and how a score is worked out. */
@NullMarked
package dev.atalaya.conversations.review.scorecards;

import org.jspecify.annotations.NullMarked;
