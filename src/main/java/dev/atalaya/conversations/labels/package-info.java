/** The labels that there are, the same for all agents. */
@NullMarked
package dev.atalaya.conversations.labels;

import org.jspecify.annotations.NullMarked;
