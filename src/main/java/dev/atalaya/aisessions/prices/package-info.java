/** What models cost, by date. */
@NullMarked
package dev.atalaya.aisessions.prices;

import org.jspecify.annotations.NullMarked;
