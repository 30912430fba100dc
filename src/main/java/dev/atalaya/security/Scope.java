package dev.atalaya.security;

import dev.atalaya.shared.AgentId;
import java.util.List;

/** The agents whose data the current user may see; services add them to their queries. */
public interface Scope {

    List<AgentId> agents();
}
