package dev.atalaya.aisessions;

import java.util.List;

/**
 * What models did in a conversation: their sessions, the newest first, the calls that led to given messages, and the answers
 * that became some of them.
 */
public record ThreadActivity(List<AiSessionRow> sessions, List<ToolCall> toolCalls, List<Answer> answers) {

    public static final ThreadActivity NONE = new ThreadActivity(List.of(), List.of(), List.of());
}
