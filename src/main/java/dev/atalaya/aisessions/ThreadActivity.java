package dev.atalaya.aisessions;

import java.util.List;

/** What models did in a conversation: their sessions, the newest first, and the calls that led to given messages. */
public record ThreadActivity(List<AiSessionRow> sessions, List<ToolCall> toolCalls) {

    public static final ThreadActivity NONE = new ThreadActivity(List.of(), List.of());
}
