package dev.atalaya.audit.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.audit.AuditRow;
import java.io.Serializable;
import java.util.Locale;

/** An event in the reader's language, made from its type and its parameters. */
class AuditText implements Serializable {

    private static final String ACTION = "audit.action.";

    private final Locale locale;

    AuditText(Locale locale) {
        this.locale = locale;
    }

    /** Who did what to what. */
    String sentence(AuditRow row) {
        return actor(row) + " " + act(row);
    }

    String actor(AuditRow row) {
        if (row.actor() != null) {
            return row.actor();
        }
        return translate("audit.actor." + row.actorKind());
    }

    /** What was done; the type itself where this version has no words for it. */
    String act(AuditRow row) {
        var key = ACTION + row.action();
        var words = translate(key, target(row), agent(row));
        return words.equals(key) ? row.action() + " " + target(row) : words.strip();
    }

    String action(String action) {
        var key = "audit.name." + action;
        var words = translate(key);
        return words.equals(key) ? action : words;
    }

    String result(AuditRow row) {
        return translate("audit.result." + row.result().name().toLowerCase(Locale.ROOT));
    }

    String agent(AuditRow row) {
        if (row.agentId() == null) {
            return "";
        }
        return row.agent() == null ? translate("audit.agent", row.agentId().toString()) : row.agent();
    }

    private String target(AuditRow row) {
        if (row.target() != null) {
            return row.target();
        }
        if (row.targetId() == null) {
            return "";
        }
        var key = "audit.target." + row.targetType();
        var words = translate(key, row.targetId().toString());
        return words.equals(key) ? "#" + row.targetId() : words;
    }

    private String translate(String key, Object... parameters) {
        return I18NProvider.translate(locale, key, parameters);
    }
}
