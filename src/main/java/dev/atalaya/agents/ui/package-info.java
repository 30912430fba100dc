/** The views of agents. */
@NullMarked
package dev.atalaya.agents.ui;

import org.jspecify.annotations.NullMarked;
