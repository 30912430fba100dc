/** What the tests of several packages share. */
@NullMarked
package dev.atalaya.testkit;

import org.jspecify.annotations.NullMarked;
