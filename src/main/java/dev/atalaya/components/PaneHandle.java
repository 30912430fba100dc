package dev.atalaya.components;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/**
 * Between two panes of a grid: dragged or moved by arrow keys, put back by a double click. The width is a variable of the
 * style, {@code --at-pane-} and the pane's name, on what holds the panes; the browser remembers it.
 */
public class PaneHandle extends Div {

    /** On which side of the handle the pane is that it makes wider. */
    public enum Side {
        BEFORE(1),
        AFTER(-1);

        private final int direction;

        Side(int direction) {
            this.direction = direction;
        }
    }

    private final String name;
    private final Component pane;
    private final Side side;
    private final int least;
    private final int most;

    /**
     * @param name of the pane, short and of letters
     * @param label what a screen reader calls the handle
     * @param least pixels
     * @param most pixels
     */
    public PaneHandle(String name, String label, Component pane, Side side, int least, int most) {
        this.name = name;
        this.pane = pane;
        this.side = side;
        this.least = least;
        this.most = most;
        if (pane.getId().isEmpty()) {
            pane.setId("pane-" + name);
        }
        addClassNames("at-pane-handle", "at-pane-handle-" + name);
        getElement()
                .setAttribute("role", "separator")
                .setAttribute("tabindex", "0")
                .setAttribute("aria-orientation", "vertical")
                .setAttribute("aria-label", label)
                .setAttribute("aria-controls", pane.getId().orElseThrow())
                .setAttribute("aria-valuemin", String.valueOf(least))
                .setAttribute("aria-valuemax", String.valueOf(most));
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        attach.getUI().getPage().addJavaScript("context://scripts/panes.js");
        getElement()
                .executeJs(
                        "window.atalayaPane(this, $0, $1, $2, $3, $4)",
                        pane.getElement(),
                        name,
                        side.direction,
                        least,
                        most);
    }
}
