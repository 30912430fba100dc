/** The page of the labels, and how one looks. */
@NullMarked
package dev.atalaya.conversations.labels.ui;

import org.jspecify.annotations.NullMarked;
