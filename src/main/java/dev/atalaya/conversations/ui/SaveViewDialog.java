package dev.atalaya.conversations.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Toast;
import dev.atalaya.conversations.saved.RoleChoice;
import dev.atalaya.conversations.saved.SavedViewDetails;
import dev.atalaya.conversations.saved.SavedViewService;
import org.jspecify.annotations.Nullable;

/** Asks under which name the list with its filters is kept, and who sees it. */
class SaveViewDialog extends FormDialog {

    SaveViewDialog(SavedViewService views, ConversationAddress address) {
        this(views, address, new Form());
    }

    private SaveViewDialog(SavedViewService views, ConversationAddress address, Form form) {
        super(
                form.getTranslation("conversations.saved.save"),
                form.getTranslation("conversations.saved.keep"),
                form,
                () -> form.save(views, address));
        form.role.setItems(views.roles());
        watch(form.name, form.role, form.usual);
    }

    private static final class Form extends Div {

        private final TextField name = new TextField(getTranslation("conversations.saved.name"));
        private final Select<@Nullable RoleChoice> role = new Select<>();
        private final Checkbox usual = new Checkbox(getTranslation("conversations.saved.usual.label"));

        Form() {
            addClassName("at-form");
            name.setMaxLength(SavedViewDetails.LONGEST_NAME);
            name.setRequiredIndicatorVisible(true);
            name.setHelperText(getTranslation("conversations.saved.name.help"));
            role.setLabel(getTranslation("conversations.saved.role"));
            role.setEmptySelectionAllowed(true);
            role.setEmptySelectionCaption(getTranslation("conversations.saved.private"));
            role.setItemLabelGenerator(
                    choice -> choice == null ? getTranslation("conversations.saved.private") : choice.name());
            add(name, role, usual);
        }

        private boolean save(SavedViewService views, ConversationAddress address) {
            name.setInvalid(!SavedViewDetails.accepts(name.getValue()));
            name.setErrorMessage(getTranslation("conversations.saved.name.refused"));
            if (name.isInvalid()) {
                name.focus();
                return false;
            }
            var chosen = role.getValue();
            views.save(new SavedViewDetails(
                    name.getValue(),
                    address.query().getQueryString(),
                    chosen == null ? null : chosen.id(),
                    usual.getValue()));
            Toast.show(
                    getTranslation("conversations.saved.done", name.getValue().strip()));
            return true;
        }
    }
}
