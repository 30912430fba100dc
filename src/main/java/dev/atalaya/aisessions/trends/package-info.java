/** What models did day by day: totals and trends by agent and by model. */
@NullMarked
package dev.atalaya.aisessions.trends;

import org.jspecify.annotations.NullMarked;
