package dev.atalaya.agents;

import org.jspecify.annotations.Nullable;

/** An agent as lists and filters show it. */
public record AgentRow(
        long id,
        String slug,
        String name,
        AgentKind kind,
        AgentStatus status,
        @Nullable String phone) {}
