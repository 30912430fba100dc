package dev.atalaya.agents;

/** What the list of agents is sorted by. */
public enum AgentOrder {
    NAME
}
