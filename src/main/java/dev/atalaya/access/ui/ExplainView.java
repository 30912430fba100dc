package dev.atalaya.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.atalaya.access.AccessExplainer;
import dev.atalaya.access.GrantHolder;
import dev.atalaya.access.HolderChoice;
import dev.atalaya.access.MatrixService;
import dev.atalaya.components.EmptyState;
import dev.atalaya.components.ViewHeader;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.shared.UserId;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

@Route(ExplainView.PATH)
@RolesAllowed(Permissions.ACCESS_READ)
class ExplainView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "access/explain";

    private static final String USER = "user";
    private static final String CONVERSATION = "conversation";

    private final AccessExplainer explainer;
    private final MatrixService matrix;
    private final ComboBox<HolderChoice> user = new ComboBox<>();
    private final TextField conversation = new TextField();
    private final Div answer = new Div();

    ExplainView(AccessExplainer explainer, MatrixService matrix) {
        this.explainer = explainer;
        this.matrix = matrix;
        addClassNames("at-view", "at-explain");
        user.setLabel(getTranslation("access.explain.user"));
        user.setItems(query -> matrix.holders(query.getFilter().orElse("")).stream()
                .filter(choice -> choice.holder().user() != null)
                .skip(query.getOffset())
                .limit(query.getLimit()));
        user.setItemLabelGenerator(choice -> choice.name() + " (" + choice.detail() + ")");
        conversation.setLabel(getTranslation("access.explain.conversation"));
        conversation.setHelperText(getTranslation("access.explain.conversation.help"));
        var ask = new Button(getTranslation("access.explain.ask"), click -> ask());
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        ask.addClickShortcut(Key.ENTER).listenOn(conversation);
        var form = new Div(user, conversation, ask);
        form.addClassName("at-explain-form");
        answer.getElement().setAttribute("role", "status");
        add(
                back(),
                new ViewHeader(getTranslation("access.explain.title"), getTranslation("access.explain.line")),
                form,
                answer);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        var who = query.getSingleParameter(USER).flatMap(ExplainView::key);
        var what = query.getSingleParameter(CONVERSATION).flatMap(ExplainView::key);
        what.ifPresent(key -> conversation.setValue(Long.toString(key)));
        answer.removeAll();
        if (who.isPresent() && what.isPresent()) {
            explain(new UserId(who.get()), new ConversationId(what.get()));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("access.explain.title");
    }

    private void explain(UserId who, ConversationId what) {
        var explanation = explainer.explain(who, what);
        explanation.ifPresent(found -> matrix.holders(found.user()).stream()
                .filter(choice -> choice.holder().equals(GrantHolder.user(who)))
                .forEach(user::setValue));
        answer.add(explanation
                .<Component>map(ExplanationPanel::new)
                .orElseGet(() -> new EmptyState(
                        VaadinIcon.USER,
                        getTranslation("access.explain.no_user.title"),
                        getTranslation("access.explain.no_user.line"))));
    }

    private void ask() {
        user.setErrorMessage(getTranslation("access.explain.user.error"));
        user.setInvalid(user.isEmpty());
        conversation.setErrorMessage(getTranslation("access.explain.conversation.error"));
        var what = key(conversation.getValue().strip());
        conversation.setInvalid(what.isEmpty());
        if (!user.isInvalid() && what.isPresent()) {
            UI.getCurrent()
                    .navigate(
                            ExplainView.class,
                            QueryParameters.simple(Map.of(
                                    USER,
                                            Objects.toString(
                                                    user.getValue().holder().user()),
                                    CONVERSATION, Long.toString(what.get()))));
        }
    }

    private Anchor back() {
        var back = new Anchor(AccessAddress.PATH, VaadinIcon.ARROW_LEFT.create());
        back.add(getTranslation("access.title"));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("at-back-line");
        return back;
    }

    private static Optional<Long> key(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
