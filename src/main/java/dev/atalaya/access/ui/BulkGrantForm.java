package dev.atalaya.access.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.BulkGrants;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is granted which agents, at which level, until when and why; below it what all of that would do. */
class BulkGrantForm extends Div {

    private final MatrixService matrix;
    private final BulkGrants bulk;
    private final GrantText text = new GrantText(getLocale());
    private final MultiSelectComboBox<HolderChoice> holders = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<MatrixColumn> agents = new MultiSelectComboBox<>();
    private final Checkbox all = new Checkbox();
    private final ImpactPanel impact = new ImpactPanel();
    private final GrantForm form;

    BulkGrantForm(MatrixService matrix, BulkGrants bulk, Clock clock) {
        this.matrix = matrix;
        this.bulk = bulk;
        form = new GrantForm(false, clock, this::preview);
        addClassName("at-grant-dialog");
        buildHolders();
        buildAgents();
        var choice = new Div(holders, agents, all);
        choice.addClassName("at-form");
        add(choice, form, impact);
    }

    AbstractField<?, ?>[] fields() {
        return Stream.concat(Stream.of(holders, agents, all), Stream.of(form.fields()))
                .toArray(AbstractField<?, ?>[]::new);
    }

    /** Empty where a field says what is wrong with it. */
    Optional<List<GrantDetails>> read() {
        var number = holders.getValue().size()
                * (all.getValue() ? 1 : agents.getValue().size());
        var many = number > BulkGrants.MOST;
        var chosen = check(
                        holders,
                        !holders.isEmpty() && !many,
                        getTranslation(
                                many ? "access.bulk.many" : "access.bulk.holders.error", BulkGrants.MOST, number))
                & check(agents, all.getValue() || !agents.isEmpty(), getTranslation("access.bulk.agents.error"));
        return form.read().filter(draft -> chosen).map(this::wanted);
    }

    /** What a grant is called in the results. */
    String name(GrantDetails details) {
        var holder = holders.getValue().stream()
                .filter(choice -> choice.holder().equals(details.holder()))
                .map(HolderChoice::name)
                .findFirst()
                .orElse("");
        var agent = agents.getValue().stream()
                .filter(choice -> Objects.equals(choice.id(), details.agent()))
                .map(MatrixColumn::name)
                .findFirst()
                .orElse(null);
        return holder + " \u2192 " + text.agent(agent);
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
        var wanted = wanted(form.draft());
        if (wanted.isEmpty() || wanted.size() > BulkGrants.MOST) {
            impact.clear();
        } else {
            impact.look(() -> bulk.preview(wanted));
        }
    }

    private boolean check(HasValidation field, boolean valid, String error) {
        field.setErrorMessage(error);
        field.setInvalid(!valid);
        return valid;
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
}
