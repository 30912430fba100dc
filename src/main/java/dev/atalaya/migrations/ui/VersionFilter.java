package dev.atalaya.migrations.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.components.ViewKeys;
import dev.atalaya.migrations.MigrationRow;
import dev.atalaya.migrations.Severity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;

/** What the list is narrowed to; it lives in the address. */
class VersionFilter extends Div {

    private final TextField text = new TextField();
    private final Select<Severity> severity = new Select<>();

    VersionFilter() {
        addClassName("at-migrations-filters");
        text.setLabel(getTranslation("migrations.filter.text"));
        text.setClearButtonVisible(true);
        text.setMaxLength(100);
        ViewKeys.search(text);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        severity.setLabel(getTranslation("migrations.filter.severity"));
        severity.setItems(Severity.values());
        severity.setEmptySelectionAllowed(true);
        severity.setEmptySelectionCaption(getTranslation("migrations.filter.any"));
        severity.setItemLabelGenerator(value -> value == null
                ? getTranslation("migrations.filter.any")
                : getTranslation("migrations.severity." + name(value)));
        text.addValueChangeListener(change -> goTo(change.isFromClient()));
        severity.addValueChangeListener(change -> goTo(change.isFromClient()));
        add(text, severity);
    }

    void read(QueryParameters address) {
        text.setValue(address.getSingleParameter("q").orElse(""));
        severity.setValue(address.getSingleParameter("severity")
                .flatMap(VersionFilter::severity)
                .orElse(null));
    }

    boolean isSet() {
        return !text.isEmpty() || !severity.isEmpty();
    }

    void clear() {
        text.clear();
        severity.clear();
        goTo(true);
    }

    boolean matches(MigrationRow row) {
        var wanted = text.getValue().strip().toLowerCase(Locale.ROOT);
        return (severity.isEmpty() || row.state().severity() == severity.getValue())
                && (row.script() + " " + row.description() + " " + row.installedBy())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted);
    }

    private void goTo(boolean byUser) {
        if (byUser) {
            var parameters = new LinkedHashMap<String, String>();
            if (!text.isEmpty()) {
                parameters.put("q", text.getValue());
            }
            if (!severity.isEmpty()) {
                parameters.put("severity", name(severity.getValue()));
            }
            UI.getCurrent().navigate(MigrationsView.class, QueryParameters.simple(parameters));
        }
    }

    private static String name(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Severity> severity(String name) {
        return Arrays.stream(Severity.values())
                .filter(value -> name(value).equals(name))
                .findFirst();
    }
}
