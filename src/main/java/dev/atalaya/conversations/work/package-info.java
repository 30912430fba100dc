/** Working a conversation: who attends it, how it stands, its labels, and what colleagues note about it. */
@NullMarked
package dev.atalaya.conversations.work;

import org.jspecify.annotations.NullMarked;
