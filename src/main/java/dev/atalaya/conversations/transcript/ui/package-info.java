/** The page to be printed, and its files. */
@NullMarked
package dev.atalaya.conversations.transcript.ui;

import org.jspecify.annotations.NullMarked;
