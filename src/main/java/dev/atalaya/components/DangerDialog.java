package dev.atalaya.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.function.SerializableConsumer;

/** Asks before an act that takes something away: what it will do, the name typed out, and a reason. */
public class DangerDialog extends FormDialog {

    /** Characters. */
    public static final int LONGEST_REASON = 500;

    /**
     * @param act what the button says, such as "Suspend Ana"
     * @param name what must be typed
     * @param content what will happen, in numbers
     * @param confirmed called with the reason; what it refuses is said in the dialog, and nothing is lost
     */
    public DangerDialog(
            String title, String act, String name, Component content, SerializableConsumer<String> confirmed) {
        this(title, act, new DangerForm(name, content), confirmed);
    }

    private DangerDialog(String title, String act, DangerForm form, SerializableConsumer<String> confirmed) {
        super(title, act, form, () -> {
            var reason = form.read();
            reason.ifPresent(confirmed);
            return reason.isPresent();
        });
        watch(form.fields());
        warn();
    }

    /** Not empty, not too long, and nothing in it that is not text. */
    public static boolean isReason(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= LONGEST_REASON
                && text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
