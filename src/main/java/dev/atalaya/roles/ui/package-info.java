/** The views of roles, and the roles of a user. */
@NullMarked
package dev.atalaya.roles.ui;

import org.jspecify.annotations.NullMarked;
