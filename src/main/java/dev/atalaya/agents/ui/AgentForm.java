package dev.atalaya.agents.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.atalaya.agents.AgentDetails;
import dev.atalaya.agents.AgentKind;
import dev.atalaya.agents.NewAgent;
import dev.atalaya.agents.PhoneNumber;
import dev.atalaya.components.Formats;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agent says about itself; its slug stays as it was created. */
class AgentForm extends Div {

    private static final int SLUG_LENGTH = 63;
    private static final int TYPED_PHONE_LENGTH = 40;
    private static final String USUAL_COUNTRY = "ES";

    private final TextField name = new TextField(getTranslation("agents.name"));
    private final TextField slug = new TextField(getTranslation("agents.slug"));
    private final ComboBox<String> country = new ComboBox<>(getTranslation("agents.country"));
    private final TextField phone = new TextField(getTranslation("agents.phone"));
    private final Select<AgentKind> kind = new Select<>();
    private final ComboBox<String> language = new ComboBox<>(getTranslation("agents.language"));
    private final ComboBox<String> timeZone = new ComboBox<>(getTranslation("agents.time_zone"));

    private final @Nullable AgentDetails edited;

    /** For an agent that is not there yet. */
    AgentForm() {
        this((AgentDetails) null);
        slug.setHelperText(getTranslation("agents.slug.help"));
        kind.setValue(AgentKind.AI);
        language.setValue(getLocale().getLanguage());
        timeZone.setValue(zone(Formats.current().zone()));
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(change -> {
            if (slug.getValue().equals(slugOf(change.getOldValue()))) {
                slug.setValue(slugOf(change.getValue()));
            }
        });
    }

    static AgentForm of(AgentDetails agent) {
        var form = new AgentForm(agent);
        form.name.setValue(agent.name());
        form.slug.setValue(agent.slug());
        form.slug.setReadOnly(true);
        form.phone.setValue(agent.phone() == null ? "" : PhoneNumber.format(agent.phone()));
        form.kind.setValue(agent.kind());
        form.language.setValue(agent.language());
        form.timeZone.setValue(agent.timeZone());
        return form;
    }

    private AgentForm(@Nullable AgentDetails edited) {
        this.edited = edited;
        addClassName("at-form");
        name.setMaxLength(NewAgent.NAME_LENGTH);
        name.setAutofocus(true);
        slug.setMaxLength(SLUG_LENGTH);
        phone.setMaxLength(TYPED_PHONE_LENGTH);
        phone.setHelperText(getTranslation("agents.phone.help"));
        country.setItems(countries());
        country.setItemLabelGenerator(this::countryName);
        country.setHelperText(getTranslation("agents.country.help"));
        country.setValue(
                getLocale().getCountry().isEmpty() ? USUAL_COUNTRY : getLocale().getCountry());
        kind.setLabel(getTranslation("agents.kind"));
        kind.setItems(AgentKind.values());
        kind.setItemLabelGenerator(value -> getTranslation(AgentText.key(value)));
        language.setItems(languages());
        language.setItemLabelGenerator(code -> AgentText.language(code, getLocale()) + " (" + code + ")");
        language.setAllowCustomValue(true);
        language.addCustomValueSetListener(
                typed -> language.setValue(typed.getDetail().strip()));
        timeZone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        add(name, slug, kind, phone, country, language, timeZone);
    }

    AbstractField<?, ?>[] fields() {
        return new AbstractField<?, ?>[] {name, slug, kind, phone, country, language, timeZone};
    }

    /** Empty where a field says what is wrong with it. */
    Optional<AgentDetails> read() {
        var number = typedNumber();
        var code = language.getValue() == null ? "" : language.getValue();
        var zone = timeZone.getValue() == null ? "" : timeZone.getValue();
        var valid = check(name, AgentDetails.isName(name.getValue()), "agents.name.error")
                & check(slug, AgentDetails.isSlug(slug.getValue()), "agents.slug.error")
                & check(phone, phone.getValue().isBlank() || number.isPresent(), "agents.phone.error")
                & check(language, AgentDetails.isLanguage(code), "agents.language.error")
                & check(timeZone, AgentDetails.isTimeZone(zone), "agents.time_zone.error");
        if (!valid) {
            return Optional.empty();
        }
        return Optional.of(
                edited == null
                        ? AgentDetails.created(
                                slug.getValue(), name.getValue(), number.orElse(null), kind.getValue(), code, zone)
                        : edited.with(name.getValue(), number.orElse(null), kind.getValue(), code, zone));
    }

    /** Whether the rule in the way belongs to a field, which then says so. */
    boolean shows(String refusal) {
        return (refusal.equals("agents.refused.slug_taken") && !check(slug, false, refusal))
                || (refusal.equals("agents.refused.phone_taken") && !check(phone, false, refusal));
    }

    private Optional<String> typedNumber() {
        return PhoneNumber.parse(phone.getValue(), country.getValue() == null ? USUAL_COUNTRY : country.getValue());
    }

    private boolean check(HasValidation field, boolean valid, String error) {
        field.setErrorMessage(valid ? "" : getTranslation(error));
        field.setInvalid(!valid);
        return valid;
    }

    private String countryName(String country) {
        return Locale.of("", country).getDisplayCountry(getLocale()) + " (+" + PhoneNumber.callingCode(country) + ")";
    }

    private List<String> countries() {
        return PhoneNumber.countries().stream()
                .sorted(Comparator.comparing(this::countryName))
                .toList();
    }

    private List<String> languages() {
        return Arrays.stream(Locale.getISOLanguages())
                .sorted(Comparator.comparing(code -> AgentText.language(code, getLocale())))
                .toList();
    }

    private static String zone(ZoneId zone) {
        return AgentDetails.isTimeZone(zone.getId()) ? zone.getId() : "UTC";
    }

    private static String slugOf(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        var slug = plain.replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.length() > SLUG_LENGTH ? slug.substring(0, SLUG_LENGTH) : slug;
    }
}
