/** The format: a conversation a line, read strictly. */
@NullMarked
package dev.atalaya.ingest.ndjson;

import org.jspecify.annotations.NullMarked;
