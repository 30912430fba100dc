/** The list of conversations, and the thread of one. */
@NullMarked
package dev.atalaya.conversations.ui;

import org.jspecify.annotations.NullMarked;
