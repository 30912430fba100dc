/** A whole conversation to be printed or kept as a file. */
@NullMarked
package dev.atalaya.conversations.transcript;

import org.jspecify.annotations.NullMarked;
