package dev.atalaya.conversations;

import dev.atalaya.shared.AgentId;

/** An agent that the list can be narrowed to. */
public record AgentChoice(AgentId id, String name) {}
