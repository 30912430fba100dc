/** What ./atalaya bench runs: measures against bars that are ratios, counts or growth, never times. */
@NullMarked
package dev.atalaya.bench;

import org.jspecify.annotations.NullMarked;
