package dev.atalaya.aisessions.ui;

import com.vaadin.flow.component.Component;
import dev.atalaya.aisessions.prices.PriceDetails;
import dev.atalaya.components.Formats;
import org.jspecify.annotations.Nullable;

/** What is said about prices. */
final class PriceText {

    private PriceText() {}

    static String valid(Component in, PriceDetails price) {
        var formats = Formats.current();
        return price.validUntil() == null
                ? in.getTranslation("aisessions.prices.valid.from", formats.date(price.validFrom()))
                : in.getTranslation(
                        "aisessions.prices.valid.between",
                        formats.date(price.validFrom()),
                        formats.date(price.validUntil().minusDays(1)));
    }

    static String money(Component in, @Nullable Long micros, String currency) {
        return micros == null
                ? in.getTranslation("aisessions.prices.same")
                : Formats.current().money(micros, currency);
    }

    static String changes(Component in, int sessions, int many) {
        return sessions >= many
                ? in.getTranslation(
                        "aisessions.prices.changes.many", Formats.current().number(many - 1L))
                : in.getTranslation("aisessions.prices.changes", sessions);
    }
}
