/** What is done about a conversation, beside its thread. */
@NullMarked
package dev.atalaya.conversations.work.ui;

import org.jspecify.annotations.NullMarked;
