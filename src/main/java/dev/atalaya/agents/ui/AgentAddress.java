package dev.atalaya.agents.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.agents.AgentFilter;
import dev.atalaya.agents.AgentKind;
import dev.atalaya.agents.AgentStatus;
import dev.atalaya.shared.AgentId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Where agents are, and what a list of them is narrowed to. */
final class AgentAddress {

    static final String PATH = "agents";

    private static final String TEXT = "q";
    private static final String STATUS = "status";
    private static final String KIND = "kind";

    private AgentAddress() {}

    static String of(long id) {
        return PATH + "/" + id;
    }

    /** What an address asks for; what is no value of it narrows nothing. */
    static AgentFilter filter(QueryParameters address) {
        return new AgentFilter(
                address.getSingleParameter(TEXT).filter(AgentFilter::accepts).orElse(""),
                value(address, STATUS, AgentStatus.values(), AgentStatus::column)
                        .orElse(null),
                value(address, KIND, AgentKind.values(), AgentKind::column).orElse(null));
    }

    static QueryParameters query(AgentFilter filter) {
        return QueryParameters.simple(parameters(filter));
    }

    static Map<String, String> parameters(AgentFilter filter) {
        var chosen = new LinkedHashMap<String, String>();
        if (!filter.text().isEmpty()) {
            chosen.put(TEXT, filter.text());
        }
        if (filter.status() != null) {
            chosen.put(STATUS, filter.status().column());
        }
        if (filter.kind() != null) {
            chosen.put(KIND, filter.kind().column());
        }
        return chosen;
    }

    static Optional<AgentId> id(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(new AgentId(Long.parseLong(text))) : Optional.empty();
    }

    private static <T> Optional<T> value(
            QueryParameters address, String parameter, T[] values, Function<T, String> column) {
        return address.getSingleParameter(parameter)
                .flatMap(text -> Arrays.stream(values)
                        .filter(value -> column.apply(value).equals(text))
                        .findFirst());
    }
}
