/** Unmasking and erasing, beside the thread. */
@NullMarked
package dev.atalaya.conversations.contacts.ui;

import org.jspecify.annotations.NullMarked;
