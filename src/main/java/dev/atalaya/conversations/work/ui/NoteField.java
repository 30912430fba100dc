package dev.atalaya.conversations.work.ui;

import com.vaadin.flow.component.textfield.TextArea;
import dev.atalaya.conversations.work.ConversationNotes;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;

/**
 * Where a note is written. What is typed is kept by the browser, for this person and conversation, until it is saved or
 * emptied: it needs no session, so that none can end with it.
 */
class NoteField extends TextArea {

    // Kept with each key, not when the field is left: the session may be over by then.
    private static final String KEEP = """
            this.atDraft = $0;
            if (!this.atKeeps) {
                this.atKeeps = true;
                this.addEventListener('input', event => {
                    try {
                        const typed = event.target.value ?? '';
                        if (typed) { localStorage.setItem(this.atDraft, typed); } else { localStorage.removeItem(this.atDraft); }
                    } catch (full) { /* it is still in the field */ }
                });
            }
            try { return localStorage.getItem(this.atDraft) ?? ''; } catch (closed) { return ''; }""";

    NoteField(String label) {
        super(label);
        setMinRows(2);
        setMaxRows(12);
        setErrorMessage(getTranslation("work.refused.note"));
    }

    /** From now on what is typed belongs to that conversation; what was typed about it before comes back. */
    void keepFor(UserId person, ConversationId conversation) {
        clear();
        setInvalid(false);
        getElement()
                .executeJs(KEEP, "atalaya.note." + person.value() + "." + conversation.value())
                .then(String.class, this::bringBack);
    }

    /** It was saved. */
    void done() {
        clear();
        setInvalid(false);
        getElement().executeJs("try { localStorage.removeItem(this.atDraft); } catch (closed) { }");
    }

    /** Whether it can be saved; if not, the field says why. */
    boolean isReady() {
        setInvalid(!ConversationNotes.isNote(getValue()));
        if (isInvalid()) {
            focus();
        }
        return !isInvalid();
    }

    private void bringBack(String typed) {
        if (!typed.isEmpty() && isEmpty()) {
            setValue(typed);
        }
    }
}
