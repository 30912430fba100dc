package dev.atalaya.access.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.access.AccessLevel;
import dev.atalaya.access.GrantRow;
import dev.atalaya.access.MatrixRow.Reach;
import dev.atalaya.components.Formats;
import java.io.Serializable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Grants in the reader's words. */
class GrantText implements Serializable {

    private final Locale locale;

    GrantText(Locale locale) {
        this.locale = locale;
    }

    String level(@Nullable AccessLevel level) {
        return translate("access.level." + (level == null ? "none" : level.column()));
    }

    String agent(@Nullable String name) {
        return name == null ? translate("access.all_agents") : name;
    }

    /** The level, how it comes about and until when: one reach of a cell. */
    String reach(Reach reach) {
        var words = reach.role() == null
                ? translate("access.reach.own", level(reach.level()))
                : translate("access.reach.role", level(reach.level()), reach.role());
        return reach.until() == null
                ? words
                : words + ", " + translate("access.until", Formats.current().exact(reach.until()));
    }

    /** Who gave it and when. */
    String origin(GrantRow row) {
        var when = Formats.current().date(row.grantedAt());
        return row.grantedBy() == null
                ? translate("access.origin.unknown", when)
                : translate("access.origin", row.grantedBy(), when);
    }

    private String translate(String key, Object... parameters) {
        return I18NProvider.translate(locale, key, parameters);
    }
}
