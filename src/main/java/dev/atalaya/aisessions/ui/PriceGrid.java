package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.ValueProvider;
import dev.atalaya.aisessions.prices.PriceDetails;
import dev.atalaya.aisessions.prices.PriceOrder;
import dev.atalaya.aisessions.prices.PriceService;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.KeysetGrid;
import dev.atalaya.components.KeysetOrder;
import org.jspecify.annotations.Nullable;

/** Prices of a million tokens, by model and first day. */
class PriceGrid extends KeysetGrid<PriceDetails, PriceOrder> {

    private static final int PHONE = 700;
    private static final int TABLET = 1_000;

    private static final String MODEL =
            "<span class='at-price-cell'><span class='at-session-model'>${item.model}</span>"
                    + "<span class='at-secondary'>${item.valid}</span></span>";

    PriceGrid(PriceService prices) {
        super(new KeysetOrder<>(PriceOrder.MODEL, false), prices::list);
        addClassName("at-prices-list");
        setAriaLabel(getTranslation("aisessions.prices.title"));
        var model = addColumn(LitRenderer.<PriceDetails>of(MODEL)
                        .withProperty("model", PriceDetails::model)
                        .withProperty("valid", price -> PriceText.valid(this, price)))
                .setRowHeader(true)
                .setHeader(getTranslation("aisessions.prices.model"))
                .setFlexGrow(1);
        var provider = addColumn(price -> price.provider() == null ? "" : price.provider())
                .setHeader(getTranslation("aisessions.prices.provider"))
                .setWidth("9rem")
                .setFlexGrow(0);
        amount("input", PriceDetails::inputMicros);
        var cached = amount("cached", PriceDetails::cachedMicros);
        amount("output", PriceDetails::outputMicros);
        var reasoning = amount("reasoning", PriceDetails::reasoningMicros);
        showFrom(PHONE, cached);
        showFrom(TABLET, provider, reasoning);
        sortBy(model, PriceOrder.MODEL);
        setEmptyState(() -> new EmptyState(
                VaadinIcon.MONEY,
                getTranslation("aisessions.prices.empty.title"),
                getTranslation("aisessions.prices.empty.line")));
    }

    /** Rows open, and have a button that takes them away. */
    void setActs(SerializableConsumer<PriceDetails> edit, SerializableConsumer<PriceDetails> remove) {
        setOpener(edit);
        addComponentColumn(price -> {
                    var acts = new Div(
                            act(VaadinIcon.EDIT, "aisessions.prices.edit.of", price, edit),
                            act(VaadinIcon.TRASH, "aisessions.prices.remove.of", price, remove));
                    acts.addClassName("at-price-acts");
                    return acts;
                })
                .setHeader(getTranslation("aisessions.prices.acts"))
                .setWidth("6.5rem")
                .setFlexGrow(0);
    }

    private Button act(VaadinIcon icon, String key, PriceDetails price, SerializableConsumer<PriceDetails> act) {
        var button = new Button(icon.create(), click -> act.accept(price));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation(key, price.model()));
        button.setTooltipText(getTranslation(key, price.model()));
        return button;
    }

    private Column<PriceDetails> amount(String name, ValueProvider<PriceDetails, @Nullable Long> micros) {
        return addColumn(price -> PriceText.money(this, micros.apply(price), price.currency()))
                .setHeader(getTranslation("aisessions.prices." + name))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("7.5rem")
                .setFlexGrow(0);
    }
}
