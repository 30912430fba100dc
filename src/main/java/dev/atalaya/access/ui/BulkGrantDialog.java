package dev.atalaya.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.BulkGrants;
import dev.atalaya.access.BulkGrants.Outcome;
import dev.atalaya.access.BulkGrants.Result;
import dev.atalaya.access.GrantDetails;
import dev.atalaya.access.GrantFilter;
import dev.atalaya.access.HolderChoice;
import dev.atalaya.access.MatrixColumn;
import dev.atalaya.access.MatrixFilter;
import dev.atalaya.access.MatrixService;
import dev.atalaya.access.MatrixSide;
import dev.atalaya.access.ui.GrantForm.Draft;
import dev.atalaya.components.ImpactPanel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People and roles against agents, all with one level, end and reason; then what came of each. */
class BulkGrantDialog extends Dialog {

    private final MatrixService matrix;
    private final BulkGrants bulk;
    private final Runnable granted;
    private final GrantText text = new GrantText(getLocale());
    private final MultiSelectComboBox<HolderChoice> holders = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<MatrixColumn> agents = new MultiSelectComboBox<>();
    private final Checkbox all = new Checkbox();
    private final ImpactPanel impact = new ImpactPanel();
    private final Div problem = new Div();
    private final GrantForm form;

    BulkGrantDialog(MatrixService matrix, BulkGrants bulk, Clock clock, Runnable granted) {
        this.matrix = matrix;
        this.bulk = bulk;
        this.granted = granted;
        form = new GrantForm(false, clock, this::preview);
        addClassName("at-dialog");
        setHeaderTitle(getTranslation("access.bulk.title"));
        problem.addClassName("at-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        buildHolders();
        buildAgents();
        var choice = new Div(holders, agents, all);
        choice.addClassName("at-form");
        var body = new Div(choice, form, impact, problem);
        body.addClassName("at-grant-dialog");
        add(body);
        var grant = new Button(getTranslation("access.bulk.grant"), click -> grant());
        grant.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("access.cancel"), click -> close()), grant);
    }

    private void buildHolders() {
        holders.setLabel(getTranslation("access.bulk.holders"));
        holders.setItemLabelGenerator(choice -> choice.name() + " (" + choice.detail() + ")");
        holders.setItems(
                query -> page(matrix.holders(query.getFilter().orElse("")), query.getOffset(), query.getLimit()));
        holders.addValueChangeListener(change -> preview());
    }

    private void buildAgents() {
        agents.setLabel(getTranslation("access.bulk.agents"));
        agents.setItemLabelGenerator(MatrixColumn::name);
        agents.setItems(query -> page(agents(query.getFilter().orElse("")), query.getOffset(), query.getLimit()));
        agents.addValueChangeListener(change -> preview());
        all.setLabel(getTranslation("access.bulk.all"));
        all.addValueChangeListener(change -> {
            agents.setEnabled(!all.getValue());
            preview();
        });
    }

    private List<MatrixColumn> agents(String name) {
        return GrantFilter.accepts(name) ? matrix.columns(new MatrixFilter(MatrixSide.USERS, "", name)) : List.of();
    }

    private static <T> Stream<T> page(List<T> choices, int offset, int limit) {
        return choices.stream().skip(offset).limit(limit);
    }

    private void preview() {
        impact.clear();
        problem.setVisible(false);
        var wanted = wanted(form.draft());
        if (!wanted.isEmpty() && wanted.size() <= BulkGrants.MOST) {
            try {
                impact.show(bulk.preview(wanted));
            } catch (RuntimeException failure) {
                problem.setText(text.problem(failure).orElseThrow(() -> failure));
                problem.setVisible(true);
            }
        }
    }

    private void grant() {
        var number = holders.getValue().size()
                * (all.getValue() ? 1 : agents.getValue().size());
        refuse(
                holders.getValue().isEmpty(),
                "access.bulk.holders.error",
                holders::setErrorMessage,
                holders::setInvalid);
        refuse(
                !all.getValue() && agents.getValue().isEmpty(),
                "access.bulk.agents.error",
                agents::setErrorMessage,
                agents::setInvalid);
        problem.setText(getTranslation("access.bulk.many", BulkGrants.MOST, number));
        problem.setVisible(number > BulkGrants.MOST);
        var read = form.read();
        if (!holders.isInvalid() && !agents.isInvalid() && !problem.isVisible()) {
            read.map(draft -> bulk.grant(wanted(draft))).ifPresent(this::show);
        }
    }

    private void refuse(boolean wrong, String key, Consumer<String> message, Consumer<Boolean> invalid) {
        message.accept(getTranslation(key));
        invalid.accept(wrong);
    }

    private List<GrantDetails> wanted(Draft draft) {
        var level = Optional.ofNullable(draft.level()).orElse(AccessLevel.VIEW);
        return holders.getValue().stream()
                .flatMap(holder -> keys().map(agent -> new GrantDetails(
                        holder.holder(), agent.orElse(null), level, draft.reason(), draft.until(), null)))
                .toList();
    }

    private Stream<Optional<Long>> keys() {
        return all.getValue()
                ? Stream.of(Optional.empty())
                : agents.getValue().stream().map(agent -> Optional.of(agent.id()));
    }

    private void show(List<Result> results) {
        var counts = results.stream().collect(Collectors.groupingBy(Result::outcome, Collectors.counting()));
        removeAll();
        getFooter().removeAll();
        setHeaderTitle(getTranslation(
                "access.bulk.results",
                counts.getOrDefault(Outcome.DONE, 0L),
                counts.getOrDefault(Outcome.SAME, 0L),
                counts.getOrDefault(Outcome.REFUSED, 0L)));
        var list = new UnorderedList();
        list.addClassName("at-bulk-results");
        results.forEach(result -> list.add(item(result)));
        add(list);
        getFooter().add(new Button(getTranslation("access.close"), click -> close()));
        granted.run();
    }

    private ListItem item(Result result) {
        var words = name(result.details()) + ": "
                + getTranslation("access.bulk." + AccessAddress.word(result.outcome()))
                + (result.why().isEmpty() ? "" : ". " + getTranslation(result.why()));
        var item = new ListItem(words);
        item.addClassName("at-bulk-" + AccessAddress.word(result.outcome()));
        return item;
    }

    private String name(GrantDetails details) {
        var holder = holders.getValue().stream()
                .filter(choice -> choice.holder().equals(details.holder()))
                .map(HolderChoice::name)
                .findFirst()
                .orElse("");
        return holder + " \u2192 " + text.agent(agentName(details.agent()));
    }

    private @Nullable String agentName(@Nullable Long agent) {
        return agents.getValue().stream()
                .filter(choice -> agent != null && choice.id() == agent)
                .map(MatrixColumn::name)
                .findFirst()
                .orElse(null);
    }
}
