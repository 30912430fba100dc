/** The queue, the page where a conversation is scored, and those where scorecards and rules are made. */
@NullMarked
package dev.atalaya.conversations.review.ui;

import org.jspecify.annotations.NullMarked;
