package dev.atalaya.aisessions.prices;

import dev.atalaya.shared.PlainText;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a million tokens of a model cost, in micro-units of a currency.
 *
 * @param id null before it is saved
 * @param validFrom the first day, in UTC
 * @param validUntil the first day on which it is no longer valid; null for until further notice
 * @param cachedMicros of input that the provider had cached; null for as input
 * @param reasoningMicros of output that was thinking; null for as output
 */
public record PriceDetails(
        @Nullable Long id,
        int version,
        String model,
        @Nullable String provider,
        String currency,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        long inputMicros,
        @Nullable Long cachedMicros,
        long outputMicros,
        @Nullable Long reasoningMicros)
        implements Serializable {

    /** Characters of a model's or a provider's name. */
    public static final int LONGEST_NAME = 100;

    /** A million units of the currency for a million tokens. */
    public static final long MOST_MICROS = 1_000_000_000_000L;

    public PriceDetails {
        model = PlainText.of(model);
        provider = provider == null || provider.isBlank() ? null : PlainText.of(provider);
        if (!isName(model) || (provider != null && !isName(provider))) {
            throw new IllegalArgumentException("A name is one line of at most 100 characters");
        }
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("A currency is a code such as EUR");
        }
        if (!isDay(validFrom) || (validUntil != null && (!isDay(validUntil) || !validUntil.isAfter(validFrom)))) {
            throw new IllegalArgumentException("A price ends after it began");
        }
        if (!isPrice(inputMicros) || !isPrice(outputMicros) || !isPrice(cachedMicros) || !isPrice(reasoningMicros)) {
            throw new IllegalArgumentException("A price is between 0 and a million");
        }
    }

    public static boolean isName(String text) {
        var name = PlainText.of(text);
        return !name.isEmpty() && PlainText.isLine(name, LONGEST_NAME);
    }

    public static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    public static boolean isDay(LocalDate day) {
        return day.getYear() >= 2000 && day.getYear() <= 2999;
    }

    private static boolean isPrice(@Nullable Long micros) {
        return micros == null || (micros >= 0 && micros <= MOST_MICROS);
    }

    /** As the audit log keeps it. */
    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("model", model);
        put(values, "provider", provider);
        values.put("currency", currency);
        values.put("validFrom", validFrom.toString());
        put(values, "validUntil", validUntil == null ? null : validUntil.toString());
        values.put("inputMicros", inputMicros);
        put(values, "cachedMicros", cachedMicros);
        values.put("outputMicros", outputMicros);
        put(values, "reasoningMicros", reasoningMicros);
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
