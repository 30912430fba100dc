/** What puts conversations into the queue of reviews. */
@NullMarked
package dev.atalaya.conversations.review.rules;

import org.jspecify.annotations.NullMarked;
