package dev.atalaya.conversations.ui;

import dev.atalaya.conversations.ConversationExports;
import dev.atalaya.exports.CsvExport;
import dev.atalaya.exports.JsonLinesExport;
import org.springframework.stereotype.Component;

/** What writes the list as a file, as one thing to hand over. */
@Component
record ExportTools(ConversationExports conversations, CsvExport csv, JsonLinesExport json) {}
