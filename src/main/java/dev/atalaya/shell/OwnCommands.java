package dev.atalaya.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.atalaya.components.Command;
import dev.atalaya.components.CommandSource;
import dev.atalaya.components.Folded;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What the menu of the user does: profile, language, theme, and the way out. */
@Component
@ConditionalOnWebApplication
class OwnCommands implements CommandSource {

    private final Appearance appearance;
    private final I18NProvider texts;
    private final AuthenticationContext session;

    OwnCommands(Appearance appearance, I18NProvider texts, AuthenticationContext session) {
        this.appearance = appearance;
        this.texts = texts;
        this.session = session;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public @Nullable String permission() {
        return null;
    }

    @Override
    public List<Command> find(String text) {
        var ui = UI.getCurrent();
        var kind = ui.getTranslation("shell.palette.act");
        return Stream.of(
                        Stream.of(Command.place(
                                VaadinIcon.USER, kind, ui.getTranslation("shell.profile"), "", "profile")),
                        languages(ui, kind),
                        themes(ui, kind),
                        Stream.of(Command.act(
                                VaadinIcon.SIGN_OUT, kind, ui.getTranslation("shell.sign-out"), session::logout)))
                .flatMap(Function.identity())
                .filter(command -> Folded.contains(command.title(), text))
                .toList();
    }

    private Stream<Command> languages(UI ui, String kind) {
        return texts.getProvidedLocales().stream()
                .map(language -> Command.act(
                        VaadinIcon.GLOBE,
                        kind,
                        ui.getTranslation("shell.language") + ": " + Appearance.ownName(language),
                        () -> appearance.speak(UI.getCurrent(), language)));
    }

    private Stream<Command> themes(UI ui, String kind) {
        return Stream.of("system", "light", "dark")
                .map(theme -> Command.act(
                        VaadinIcon.ADJUST,
                        kind,
                        ui.getTranslation("shell.theme") + ": " + ui.getTranslation("shell.theme." + theme),
                        () -> appearance.wear(UI.getCurrent(), theme)));
    }
}
