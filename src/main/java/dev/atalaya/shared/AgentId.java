package dev.atalaya.shared;

import java.util.Collection;
import java.util.stream.Collectors;

/** A WhatsApp agent, by its key in {@code whatsapp_agents}. */
public record AgentId(long value) {

    /** Their keys as one {@code bigint[]} to bind, so that a statement is the same however many they are. */
    public static String array(Collection<AgentId> agents) {
        return agents.stream().map(agent -> Long.toString(agent.value())).collect(Collectors.joining(",", "{", "}"));
    }
}
