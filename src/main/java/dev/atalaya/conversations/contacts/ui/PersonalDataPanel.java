package dev.atalaya.conversations.contacts.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Formats;
import dev.atalaya.components.Refusals;
import dev.atalaya.components.Toast;
import dev.atalaya.conversations.contacts.ContactPrivacy;
import dev.atalaya.conversations.contacts.ErasureImpact;
import dev.atalaya.shared.ConversationId;
import java.time.Instant;

/** Whether the contact's data are masked, unmasked until when, or erased, and what the reader may do about that. */
public class PersonalDataPanel extends Div {

    private final ContactTools tools;
    private final ConversationId conversation;
    private final Formats formats = Formats.current();

    public PersonalDataPanel(ContactTools tools, ConversationId conversation, boolean erased) {
        this.tools = tools;
        this.conversation = conversation;
        addClassName("at-personal");
        if (erased) {
            add(line("contacts.erased"));
            return;
        }
        if (!tools.seesAll()) {
            addMask();
        }
        if (tools.mayErase()) {
            addErasure();
        }
    }

    private void addMask() {
        if (!tools.mayUnmask()) {
            add(line("contacts.masked"));
            return;
        }
        tools.privacy().unmaskedUntil(conversation).ifPresentOrElse(this::addUnmasked, () -> {
            var show = new Button(getTranslation("contacts.unmask"), VaadinIcon.EYE.create(), click -> ask());
            show.addThemeVariants(ButtonVariant.SMALL);
            add(line("contacts.masked"), show);
        });
    }

    private void addUnmasked(Instant until) {
        var line = new Paragraph(getTranslation("contacts.unmasked", formats.time(until)));
        line.addClassName("at-unmasked");
        line.getElement().setAttribute("role", "status");
        var hide = new Button(
                getTranslation("contacts.mask"),
                VaadinIcon.EYE_SLASH.create(),
                click -> Refusals.noted(() -> {
                    tools.privacy().mask(conversation);
                    reload();
                }));
        hide.addThemeVariants(ButtonVariant.SMALL);
        add(line, hide);
    }

    private void addErasure() {
        var erase = new Button(
                getTranslation("contacts.erase"),
                VaadinIcon.ERASER.create(),
                click -> Refusals.noted(() -> tools.erasure()
                        .impactOf(conversation)
                        .ifPresentOrElse(
                                this::ask,
                                () -> Toast.problem(
                                        getTranslation("contacts.refused.level"),
                                        getTranslation("components.close")))));
        erase.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.ERROR, ButtonVariant.TERTIARY);
        add(erase);
    }

    private void ask() {
        var reason = new TextArea(getTranslation("contacts.unmask.reason"));
        reason.setHelperText(getTranslation("contacts.unmask.help"));
        reason.setErrorMessage(getTranslation("contacts.refused.reason"));
        reason.setMinRows(2);
        var form = new Div(new Paragraph(getTranslation("contacts.unmask.what")), reason);
        form.addClassName("at-form");
        new FormDialog(getTranslation("contacts.unmask.title"), getTranslation("contacts.unmask"), form, () -> {
                    reason.setInvalid(!ContactPrivacy.isReason(reason.getValue()));
                    if (reason.isInvalid()) {
                        reason.focus();
                        return false;
                    }
                    tools.privacy().unmask(conversation, reason.getValue());
                    reload();
                    return true;
                })
                .watch(reason)
                .open();
    }

    private void ask(ErasureImpact impact) {
        var lines = new UnorderedList();
        add(lines, "conversations", impact.conversations());
        add(lines, "messages", impact.messages());
        add(lines, "entries", impact.entries());
        add(lines, "notes", impact.notes());
        var what = new Div(
                new Paragraph(getTranslation("contacts.erase.what")),
                lines,
                new Paragraph(getTranslation("contacts.erase.stays")));
        new DangerDialog(
                        getTranslation("contacts.erase.title"),
                        getTranslation("contacts.erase.act", impact.contact()),
                        impact.contact(),
                        what,
                        reason -> {
                            tools.erasure().erase(conversation, reason);
                            Toast.show(getTranslation("contacts.erase.done"));
                            reload();
                        })
                .open();
    }

    private void add(UnorderedList lines, String what, long count) {
        lines.add(new ListItem(getTranslation("contacts.erase." + what, count)));
    }

    private Paragraph line(String key) {
        var line = new Paragraph(getTranslation(key));
        line.addClassName("at-secondary");
        return line;
    }

    private static void reload() {
        UI.getCurrent().refreshCurrentRoute(false);
    }
}
