package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.components.FilterChips.Chip;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.ChosenNames;
import dev.atalaya.conversations.ConversationFilter;
import dev.atalaya.conversations.ConversationPriority;
import dev.atalaya.conversations.MessageAuthor;
import dev.atalaya.conversations.labels.LabelChoice;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.UserId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filters of an address in the reader's words, each with the address that is left without it. */
class ConversationChips {

    private final Component asker;
    private final ConversationAddress address;
    private final ChosenNames names;
    private final Consumer<ConversationAddress> go;
    private final List<Chip> chips = new ArrayList<>();

    ConversationChips(
            Component asker, ConversationAddress address, ChosenNames names, Consumer<ConversationAddress> go) {
        this.asker = asker;
        this.address = address;
        this.names = names;
        this.go = go;
    }

    List<Chip> all() {
        var what = address.what();
        each("agent", what.agents(), agent -> named(names.agents().get(agent.value())), this::agents);
        if (what.mine()) {
            add("assignee", word("mine"), with(what, what.assignees(), false, what.unassigned()));
        }
        if (what.unassigned()) {
            add("assignee", word("unassigned"), with(what, what.assignees(), what.mine(), false));
        }
        each("assignee", what.assignees(), person -> named(names.assignees().get(person.value())), this::assignees);
        each("label", what.labels(), label -> named(label(label)), this::labels);
        each(
                "priority",
                what.priorities(),
                value -> asker.getTranslation("conversations.priority." + value.column()),
                this::priorities);
        each(
                "by",
                what.authors(),
                value -> asker.getTranslation("conversations.author." + value.column()),
                this::authors);
        var since = what.from();
        if (since != null && address.from() == null) {
            add("since", Formats.current().exact(since), address.with(what.between(null, null)));
        }
        day("from", address.from(), new ConversationAddress(what, null, address.to(), address.order()));
        day("to", address.to(), new ConversationAddress(what, address.from(), null, address.order()));
        if (!what.text().isEmpty()) {
            add("text.chip", what.text(), address.with(what.about("")));
        }
        return chips;
    }

    private <T> void each(
            String field, Set<T> values, Function<T, String> name, Function<Set<T>, ConversationFilter> without) {
        for (var value : values) {
            var rest = new LinkedHashSet<>(values);
            rest.remove(value);
            add(field, name.apply(value), address.with(without.apply(rest)));
        }
    }

    private void day(String field, @Nullable LocalDate day, ConversationAddress without) {
        if (day != null) {
            add(field, Formats.current().date(day), without);
        }
    }

    private void add(String field, String value, ConversationAddress without) {
        chips.add(new Chip(word(field), value, () -> go.accept(without)));
    }

    private @Nullable String label(long key) {
        return names.labels().stream()
                .filter(label -> label.id() == key)
                .map(LabelChoice::name)
                .findFirst()
                .orElse(null);
    }

    private String named(@Nullable String name) {
        return name == null ? word("unknown") : name;
    }

    private String word(String name) {
        return asker.getTranslation("conversations.filter." + name);
    }

    private ConversationFilter agents(Set<AgentId> rest) {
        var what = address.what();
        return what.of(rest.toArray(AgentId[]::new));
    }

    private ConversationFilter assignees(Set<UserId> rest) {
        return with(address.what(), rest, address.what().mine(), address.what().unassigned())
                .what();
    }

    private ConversationAddress with(ConversationFilter what, Set<UserId> people, boolean mine, boolean unassigned) {
        return address.with(what.whose(people, mine, unassigned));
    }

    private ConversationFilter labels(Set<Long> rest) {
        return address.what().labelled(rest, address.what().allLabels());
    }

    private ConversationFilter priorities(Set<ConversationPriority> rest) {
        return address.what().urgent(rest);
    }

    private ConversationFilter authors(Set<MessageAuthor> rest) {
        return address.what().by(rest);
    }
}
