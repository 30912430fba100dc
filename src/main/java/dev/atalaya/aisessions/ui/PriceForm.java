package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import dev.atalaya.aisessions.prices.PriceDetails;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The fields of a price; it says how many sessions would cost something else as soon as it can be saved. */
class PriceForm extends Div {

    private final ComboBox<String> model = new ComboBox<>();
    private final TextField provider = new TextField();
    private final ComboBox<String> currency = new ComboBox<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker until = new DatePicker();
    private final BigDecimalField input = new BigDecimalField();
    private final BigDecimalField cached = new BigDecimalField();
    private final BigDecimalField output = new BigDecimalField();
    private final BigDecimalField reasoning = new BigDecimalField();
    private final Paragraph impact = new Paragraph();
    private final @Nullable PriceDetails edited;
    private final ToIntFunction<PriceDetails> changes;
    private final int many;

    /**
     * @param edited null for a new one
     * @param changes how many sessions a price would change, of which {@code many} stands for more
     */
    PriceForm(
            @Nullable PriceDetails edited,
            List<String> models,
            LocalDate today,
            ToIntFunction<PriceDetails> changes,
            int many) {
        this.edited = edited;
        this.changes = changes;
        this.many = many;
        addClassNames("at-form", "at-price-form");
        label(model, "model");
        model.setItems(models);
        model.setAllowCustomValue(true);
        model.addCustomValueSetListener(
                typed -> model.setValue(typed.getDetail().strip()));
        label(provider, "provider");
        provider.setMaxLength(PriceDetails.LONGEST_NAME);
        currency.setLabel(getTranslation("aisessions.prices.currency"));
        currency.setItems(Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .sorted()
                .toList());
        label(from, "from");
        label(until, "until");
        for (var field : List.of(input, cached, output, reasoning)) {
            field.setManualValidation(true);
        }
        label(input, "input");
        label(cached, "cached");
        label(output, "output");
        label(reasoning, "reasoning");
        impact.addClassName("at-impact");
        impact.getElement().setAttribute("role", "status");
        from.setValue(today);
        currency.setValue("USD");
        if (edited != null) {
            show(edited);
        }
        for (var field : fields()) {
            field.addValueChangeListener(change -> tellImpact());
        }
        add(model, provider, currency, from, until, input, cached, output, reasoning, impact);
        tellImpact();
    }

    final AbstractField<?, ?>[] fields() {
        return new AbstractField<?, ?>[] {model, provider, currency, from, until, input, cached, output, reasoning};
    }

    /** Empty where a field says what is wrong with it. */
    Optional<PriceDetails> read() {
        var valid = check(model, model.getValue() != null && PriceDetails.isName(model.getValue()), "model.error")
                & check(
                        provider,
                        provider.getValue().isBlank() || PriceDetails.isName(provider.getValue()),
                        "provider.error")
                & check(currency, currency.getValue() != null, "currency.error")
                & check(from, from.getValue() != null && PriceDetails.isDay(from.getValue()), "from.error")
                & check(until, until.getValue() == null || isAfterStart(until.getValue()), "until.error")
                & check(input, isPrice(input.getValue(), false), "amount.error")
                & check(cached, isPrice(cached.getValue(), true), "amount.error")
                & check(output, isPrice(output.getValue(), false), "amount.error")
                & check(reasoning, isPrice(reasoning.getValue(), true), "amount.error");
        return valid ? typed() : Optional.empty();
    }

    private void show(PriceDetails price) {
        model.setValue(price.model());
        provider.setValue(price.provider() == null ? "" : price.provider());
        currency.setValue(price.currency());
        from.setValue(price.validFrom());
        until.setValue(price.validUntil());
        input.setValue(units(price.inputMicros()));
        cached.setValue(units(price.cachedMicros()));
        output.setValue(units(price.outputMicros()));
        reasoning.setValue(units(price.reasoningMicros()));
    }

    private void tellImpact() {
        impact.setText(typed().map(price -> PriceText.changes(this, changes.applyAsInt(price), many))
                .orElse(getTranslation("aisessions.prices.changes.unknown")));
    }

    /** What the fields say, where they say a price. */
    private Optional<PriceDetails> typed() {
        try {
            if (model.getValue() == null
                    || currency.getValue() == null
                    || from.getValue() == null
                    || !isPrice(input.getValue(), false)
                    || !isPrice(output.getValue(), false)
                    || !isPrice(cached.getValue(), true)
                    || !isPrice(reasoning.getValue(), true)) {
                return Optional.empty();
            }
            return Optional.of(new PriceDetails(
                    edited == null ? null : edited.id(),
                    edited == null ? 0 : edited.version(),
                    model.getValue(),
                    provider.getValue(),
                    currency.getValue(),
                    from.getValue(),
                    until.getValue(),
                    micros(input.getValue()),
                    cached.getValue() == null ? null : micros(cached.getValue()),
                    micros(output.getValue()),
                    reasoning.getValue() == null ? null : micros(reasoning.getValue())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isAfterStart(LocalDate day) {
        return PriceDetails.isDay(day) && (from.getValue() == null || day.isAfter(from.getValue()));
    }

    private static boolean isPrice(@Nullable BigDecimal units, boolean optional) {
        return units == null
                ? optional
                : units.signum() >= 0
                        && units.precision() - units.scale() <= 7
                        && units.stripTrailingZeros().scale() <= 6
                        && units.compareTo(BigDecimal.valueOf(PriceDetails.MOST_MICROS, 6)) <= 0;
    }

    private static long micros(BigDecimal units) {
        return units.movePointRight(6).longValueExact();
    }

    private static @Nullable BigDecimal units(@Nullable Long micros) {
        return micros == null ? null : BigDecimal.valueOf(micros, 6).stripTrailingZeros();
    }

    private <F extends Component & HasLabel & HasHelper> void label(F field, String name) {
        field.setLabel(getTranslation("aisessions.prices." + name));
        field.setHelperText(getTranslation("aisessions.prices." + name + ".help"));
    }

    private boolean check(HasValidation field, boolean valid, String error) {
        field.setErrorMessage(valid ? "" : getTranslation("aisessions.prices." + error));
        field.setInvalid(!valid);
        return valid;
    }
}
