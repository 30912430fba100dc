package dev.atalaya.conversations.transcript.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.atalaya.components.DownloadLink;
import dev.atalaya.components.Formats;
import dev.atalaya.conversations.ConversationDetails;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.ConversationId;
import jakarta.annotation.security.RolesAllowed;
import java.io.OutputStream;
import java.time.Clock;

@Route(value = "conversations/:id/transcript", autoLayout = false)
@RolesAllowed(Permissions.CONVERSATIONS_READ)
class TranscriptView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String NOTES = "notes";

    private final TranscriptTools tools;
    private final CurrentUser user;
    private final Clock clock;
    private final Formats formats = Formats.current();
    private final TranscriptFiles files;

    private String title = getTranslation("conversations.transcript");

    TranscriptView(TranscriptTools tools, CurrentUser user, Clock clock) {
        this.tools = tools;
        this.user = user;
        this.clock = clock;
        files = new TranscriptFiles(tools, getLocale(), formats);
        addClassName("at-transcript");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var notes = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(NOTES)
                .filter("yes"::equals)
                .isPresent();
        var found = event.getRouteParameters()
                .get("id")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> new ConversationId(Long.parseLong(text)))
                .flatMap(id -> tools.transcripts().begin(id, "print", notes))
                .orElseThrow(() -> new NotFoundException("No such conversation"));
        show(found, notes);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(ConversationDetails details, boolean notes) {
        title = getTranslation("conversations.transcript.title", called(details));
        var state = new Paragraph();
        state.addClassNames("at-transcript-state", "at-secondary");
        state.getElement().setAttribute("role", "status");
        removeAll();
        add(
                acts(details.id(), notes),
                new Header(new H1(title), facts(details)),
                state,
                new TranscriptLines(details.messageCount(), out -> files.page(details.id(), notes, out)));
    }

    private String called(ConversationDetails details) {
        return details.isErased() ? getTranslation("contacts.erased.name") : details.contact();
    }

    /** What is on the page and not on paper. */
    private Div acts(ConversationId id, boolean notes) {
        var path = "conversations/" + id.value();
        var print = new Button(getTranslation("conversations.transcript.print"), VaadinIcon.PRINT.create());
        print.addThemeVariants(ButtonVariant.PRIMARY);
        print.getElement().executeJs("this.addEventListener('click', () => window.print())");
        var turn = notes
                ? link(path + "/transcript", "conversations.transcript.notes.without")
                : link(path + "/transcript?" + NOTES + "=yes", "conversations.transcript.notes.with");
        var acts = new Div(
                link(path, "conversations.transcript.back"),
                print,
                turn,
                file(id, "jsonl", "application/jsonl", out -> files.jsonl(id, notes, out)),
                file(id, "text", "text/plain", out -> files.text(id, notes, out)),
                file(id, "csv", "text/csv", out -> files.csv(id, notes, out)));
        acts.addClassName("at-transcript-acts");
        return acts;
    }

    private DownloadLink file(
            ConversationId id, String format, String type, SerializableConsumer<OutputStream> content) {
        return new DownloadLink(
                getTranslation("conversations.transcript." + format),
                "conversation-" + id.value() + (format.equals("text") ? ".txt" : "." + format),
                type,
                content);
    }

    private Anchor link(String path, String key) {
        var link = new Anchor(path, getTranslation(key));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private Component facts(ConversationDetails details) {
        var facts = new DescriptionList();
        add(facts, "agent", details.agentName());
        if (!details.isErased()) {
            add(facts, "contact", details.contact());
            add(facts, "phone", details.contactPhone());
        }
        add(facts, "period", formats.exact(details.createdAt()) + " \u2013 " + formats.exact(details.lastMessageAt()));
        add(facts, "messages", formats.number(details.messageCount()));
        add(facts, "by", user.require().displayName());
        add(facts, "at", formats.exact(clock.instant()));
        return facts;
    }

    private void add(DescriptionList facts, String name, String value) {
        facts.add(
                new DescriptionList.Term(getTranslation("conversations.transcript." + name)),
                new DescriptionList.Description(new Span(value)));
    }
}
