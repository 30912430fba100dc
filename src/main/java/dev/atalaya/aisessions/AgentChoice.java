package dev.atalaya.aisessions;

import dev.atalaya.shared.AgentId;

/** An agent that sessions can be narrowed to. */
public record AgentChoice(AgentId id, String name) {}
