package dev.atalaya.security;

import dev.atalaya.shared.AgentId;
import java.util.List;

/** The agents whose data the current user may see; services add them to their queries. */
public interface Scope {

    List<AgentId> agents();

    /** Those among them whose conversations the user may review: score and note. */
    List<AgentId> reviewed();

    /** Those among them whose conversations the user may manage: assign, label and close. */
    List<AgentId> managed();

    /** The agents whose names the current user may read: those in scope, or all for whoever manages agents or reads access. */
    List<AgentId> knownAgents();
}
