package dev.atalaya.conversations.search.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.Tag;

/** Text that was looked for. */
@Tag("mark")
class Mark extends Component implements HasText {

    Mark(String text) {
        setText(text);
    }
}
