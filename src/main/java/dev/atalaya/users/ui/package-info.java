/** Views about accounts. */
@NullMarked
package dev.atalaya.users.ui;

import org.jspecify.annotations.NullMarked;
