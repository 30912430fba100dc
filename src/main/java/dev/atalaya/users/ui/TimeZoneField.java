package dev.atalaya.users.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;

/** A time zone by its place, found by typing part of the name; nothing chosen is the browser's. */
class TimeZoneField extends ComboBox<String> {

    private static final List<String> PLACES = ZoneId.getAvailableZoneIds().stream()
            .filter(id ->
                    id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC"))
            .sorted()
            .toList();

    TimeZoneField() {
        super(PLACES.size());
        setLabel(getTranslation("users.time_zone"));
        setPlaceholder(getTranslation("users.as_browser"));
        setItems(PLACES);
        setItemLabelGenerator(this::label);
        setClearButtonVisible(true);
    }

    private String label(String id) {
        var offset = ZoneId.of(id).getRules().getOffset(Instant.now()).getDisplayName(TextStyle.NARROW, getLocale());
        return id.replace('_', ' ') + " (" + ("Z".equals(offset) ? "+00:00" : offset) + ")";
    }
}
