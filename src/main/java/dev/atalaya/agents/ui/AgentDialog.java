package dev.atalaya.agents.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.atalaya.agents.AgentDetails;
import dev.atalaya.agents.AgentService;
import dev.atalaya.components.DangerDialog;
import dev.atalaya.components.FormDialog;
import dev.atalaya.components.Toast;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Opens what changes an agent: its form, and the questions before it is paused, resumed or retired. */
class AgentDialog {

    private final AgentService agents;

    AgentDialog(AgentService agents) {
        this.agents = agents;
    }

    void create() {
        open("agents.create", "agents.create.act", new AgentForm(), details -> {
            var id = agents.create(details);
            Toast.show(UI.getCurrent().getTranslation("agents.created", details.name()));
            UI.getCurrent().navigate(AgentAddress.of(id.value()));
        });
    }

    void edit(AgentDetails agent, Runnable saved) {
        open("agents.edit", "agents.save", AgentForm.of(agent), details -> {
            agents.update(details);
            Toast.show(UI.getCurrent().getTranslation("agents.saved", details.name()));
            saved.run();
        });
    }

    void pause(Component in, AgentDetails agent, Runnable done) {
        ask(in, "agents.pause", "agents.pause.", agent, agents::pause, done);
    }

    void resume(Component in, AgentDetails agent, Runnable done) {
        ask(in, "agents.resume", "agents.resume.", agent, agents::resume, done);
    }

    void retire(Component in, AgentDetails agent, Runnable done) {
        new DangerDialog(
                        in.getTranslation("agents.retire.title", agent.name()),
                        in.getTranslation("agents.retire"),
                        agent.name(),
                        new Paragraph(in.getTranslation("agents.retire.what")),
                        reason -> {
                            agents.retire(agent, reason);
                            Toast.show(in.getTranslation("agents.retire.done", agent.name()));
                            done.run();
                        })
                .open();
    }

    private static void ask(
            Component in,
            String act,
            String about,
            AgentDetails agent,
            BiConsumer<AgentDetails, String> change,
            Runnable done) {
        var reason = new TextArea(in.getTranslation("agents.reason"));
        reason.setHelperText(in.getTranslation("agents.reason.help"));
        reason.setMaxLength(AgentService.REASON_LENGTH);
        reason.setErrorMessage(in.getTranslation("agents.refused.reason"));
        var form = new Div(new Paragraph(in.getTranslation(about + "what")), reason);
        form.addClassName("at-form");
        new FormDialog(in.getTranslation(about + "title", agent.name()), in.getTranslation(act), form, () -> {
                    reason.setInvalid(!AgentService.isReason(reason.getValue()));
                    if (reason.isInvalid()) {
                        return false;
                    }
                    change.accept(agent, reason.getValue());
                    Toast.show(in.getTranslation(about + "done", agent.name()));
                    done.run();
                    return true;
                })
                .watch(reason)
                .open();
    }

    private static void open(String title, String act, AgentForm form, Consumer<AgentDetails> save) {
        var ui = UI.getCurrent();
        new FormDialog(ui.getTranslation(title), ui.getTranslation(act), form, () -> {
                    var details = form.read();
                    details.ifPresent(save);
                    return details.isPresent();
                })
                .watch(form.fields())
                .sayAtFields(form::shows)
                .open();
    }
}
