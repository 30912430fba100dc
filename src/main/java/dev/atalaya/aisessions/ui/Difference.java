package dev.atalaya.aisessions.ui;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** One text beside another, word by word: what is gone struck through with a minus, what is new with a plus. */
class Difference extends Div {

    /** Each word with the space that follows it. */
    private static final Pattern WORDS = Pattern.compile("\\S+\\s*|\\s+");

    Difference(String label, String before, String after) {
        addClassName("at-difference");
        getElement().setAttribute("role", "group").setAttribute("aria-label", label);
        var title = new Span(label);
        title.addClassName("at-secondary");
        var text = new Div();
        text.addClassName("at-body");
        text.getElement().setAttribute("dir", "auto");
        var old = words(before);
        var next = 0;
        var deltas = DiffUtils.diff(old, words(after)).getDeltas().stream()
                .sorted(Comparator.comparingInt(
                        (AbstractDelta<String> delta) -> delta.getSource().getPosition()))
                .toList();
        for (var delta : deltas) {
            var start = delta.getSource().getPosition();
            add(text, "same", old.subList(next, start));
            add(text, "minus", delta.getSource().getLines());
            add(text, "plus", delta.getTarget().getLines());
            next = start + delta.getSource().getLines().size();
        }
        add(text, "same", old.subList(next, old.size()));
        add(title, text);
    }

    private void add(Div text, String kind, List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        var part = new Span(String.join("", words));
        part.addClassName("at-difference-" + kind);
        if (!kind.equals("same")) {
            var said = new Span(getTranslation("aisessions.difference." + kind));
            said.addClassName("at-hidden");
            text.add(said);
        }
        text.add(part);
    }

    private static List<String> words(String text) {
        return WORDS.matcher(text).results().map(found -> found.group()).toList();
    }
}
