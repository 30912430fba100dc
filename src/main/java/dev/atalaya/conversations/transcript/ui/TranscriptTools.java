package dev.atalaya.conversations.transcript.ui;

import dev.atalaya.conversations.transcript.Transcripts;
import dev.atalaya.exports.CsvExport;
import dev.atalaya.exports.JsonLinesExport;
import org.springframework.stereotype.Component;

/** What the parts of this package work with, as one thing to hand over. */
@Component
record TranscriptTools(Transcripts transcripts, CsvExport csv, JsonLinesExport json) {}
