package dev.atalaya.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import java.time.Clock;
import java.time.Instant;

/** A moment, told as how long ago it was; the exact time with its zone shows on hover. */
@Tag("time")
public class RelativeTime extends Component implements HasStyle {

    public RelativeTime(Instant at, Clock clock) {
        var formats = Formats.current();
        getElement()
                .setText(formats.relative(at, clock.instant()))
                .setAttribute("datetime", at.toString())
                .setAttribute("title", formats.exact(at));
        addClassName("at-time");
    }
}
