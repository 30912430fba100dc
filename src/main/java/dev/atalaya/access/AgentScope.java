package dev.atalaya.access;

import dev.atalaya.security.Scope;
import dev.atalaya.shared.AgentId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks the database's own scope function, so that services and policies can never disagree about who sees what. */
@Component
class AgentScope implements Scope {

    private static final String KNOWN = """
            select id from whatsapp_agents
             where (select atalaya_may('agents.manage')) or (select atalaya_may('access.read'))
                or id = any ((select atalaya_scope('view'))::bigint[])""";

    private final JdbcClient database;

    AgentScope(JdbcClient database) {
        this.database = database;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<AgentId> agents() {
        return reached("view");
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<AgentId> reviewed() {
        return reached("review");
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<AgentId> managed() {
        return reached("manage");
    }

    private List<AgentId> reached(String level) {
        return database.sql("select unnest(atalaya_scope(?))").param(level).query(Long.class).stream()
                .map(AgentId::new)
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<AgentId> knownAgents() {
        return database.sql(KNOWN).query(Long.class).stream().map(AgentId::new).toList();
    }
}
