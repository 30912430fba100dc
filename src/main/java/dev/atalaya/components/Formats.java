package dev.atalaya.components;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers, sizes, durations and times as the reader's language and time zone write them. */
public final class Formats {

    private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private final Locale locale;
    private final ZoneId zone;

    public Formats(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
    }

    /** Those of whoever looks at the current page: the zone of the user where one is set, else of the browser. */
    public static Formats current() {
        var ui = UI.getCurrent();
        var chosen = ComponentUtil.getData(ui, ZoneId.class);
        return new Formats(ui.getLocale(), chosen == null ? browserZone(ui) : chosen);
    }

    /** From now on this page shows times in that zone. */
    public static void use(UI ui, @Nullable ZoneId zone) {
        ComponentUtil.setData(ui, ZoneId.class, zone);
    }

    public ZoneId zone() {
        return zone;
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** A share between 0 and 1, with one decimal. */
    public String percent(double share) {
        var format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** Bytes, in the largest unit of 1,024 that leaves a number above 1. */
    public String size(long bytes) {
        var value = (double) bytes;
        var unit = 0;
        while (Math.abs(value) >= 1024 && unit < SIZES.length - 1) {
            value /= 1024;
            unit++;
        }
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(unit == 0 || value >= 100 ? 0 : 1);
        return format.format(value) + "\u00a0" + SIZES[unit];
    }

    /** The two largest parts of a duration: {@code 1 m 12 s}, {@code 640 ms}. */
    public String duration(Duration duration) {
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() == 0
                    ? number(duration.toMillis()) + "\u00a0ms"
                    : seconds(duration.toMillis() / 1000.0) + "\u00a0s";
        }
        if (duration.toHours() == 0) {
            return parts(duration.toMinutes(), "m", duration.toSecondsPart(), "s");
        }
        if (duration.toDays() == 0) {
            return parts(duration.toHours(), "h", duration.toMinutesPart(), "m");
        }
        return parts(duration.toDays(), "d", duration.toHoursPart(), "h");
    }

    /** Micro-units of a currency as money, with up to four decimals. */
    public String money(long micros, String currency) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(currency));
        format.setMaximumFractionDigits(4);
        return format.format(BigDecimal.valueOf(micros, 6));
    }

    /** Date, time to the second, and zone. */
    public String exact(Instant at) {
        return at.atZone(zone)
                        .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                .withLocale(locale)) + ", "
                + at.atZone(zone).format(DateTimeFormatter.ofPattern("HH:mm:ss z", locale));
    }

    public String date(Instant at) {
        return date(LocalDate.ofInstant(at, zone));
    }

    public String date(LocalDate date) {
        return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale));
    }

    /** The day with its weekday, as a line between the days of a list. */
    public String day(LocalDate date) {
        return date.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale));
    }

    /** Hours and minutes. */
    public String time(Instant at) {
        return at.atZone(zone).format(DateTimeFormatter.ofPattern("HH:mm", locale));
    }

    /** How long ago, or how long until; the date from a week on. */
    public String relative(Instant at, Instant now) {
        var distance = Duration.between(at, now);
        var ahead = distance.isNegative();
        var away = distance.abs();
        if (away.toSeconds() < 45) {
            return translate("components.time.now");
        }
        if (away.toDays() >= 7) {
            return date(at);
        }
        var unit = away.toDays() > 0 ? "days" : away.toHours() > 0 ? "hours" : "minutes";
        var count =
                away.toDays() > 0 ? away.toDays() : Math.max(1, away.toHours() > 0 ? away.toHours() : away.toMinutes());
        return translate("components.time." + (ahead ? "in." : "ago.") + unit, count);
    }

    private String translate(String key, Object... parameters) {
        return I18NProvider.translate(locale, key, parameters);
    }

    private String seconds(double value) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(value < 10 ? 1 : 0);
        return format.format(value);
    }

    private static String parts(long large, String largeUnit, int small, String smallUnit) {
        var text = large + "\u00a0" + largeUnit;
        return small == 0 ? text : text + " " + small + "\u00a0" + smallUnit;
    }

    private static ZoneId browserZone(UI ui) {
        return Optional.ofNullable(ui.getPage().getExtendedClientDetails())
                .map(details -> details.getTimeZoneId())
                .flatMap(Formats::zone)
                .orElse(ZoneOffset.UTC);
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
