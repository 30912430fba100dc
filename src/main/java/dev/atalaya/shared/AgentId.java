package dev.atalaya.shared;

/** A WhatsApp agent, by its key in {@code whatsapp_agents}. */
public record AgentId(long value) {}
