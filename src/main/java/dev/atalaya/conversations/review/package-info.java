/** The queue of conversations to review: who has reserved which, and how they were scored. */
@NullMarked
package dev.atalaya.conversations.review;

import org.jspecify.annotations.NullMarked;
