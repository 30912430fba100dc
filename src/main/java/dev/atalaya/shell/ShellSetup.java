package dev.atalaya.shell;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What each page starts with: the user's language, time zone and theme, our error handler, and messages in both languages. */
@Component
class ShellSetup implements VaadinServiceInitListener {

    private final CurrentUser currentUser;
    private final Appearance appearance;
    private final I18NProvider texts;

    ShellSetup(CurrentUser currentUser, Appearance appearance, I18NProvider texts) {
        this.currentUser = currentUser;
        this.appearance = appearance;
        this.texts = texts;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var service = event.getSource();
        service.setSystemMessagesProvider(this::messages);
        service.addSessionInitListener(start -> start.getSession().setErrorHandler(new FailureHandler()));
        service.addUIInitListener(start -> currentUser.find().ifPresent(user -> appearance.apply(start.getUI(), user)));
        event.addIndexHtmlRequestListener(this::dress);
    }

    // On the page itself, so that it never shows in another theme first.
    private void dress(IndexHtmlResponse response) {
        var user = currentUser.find();
        var html = response.getDocument().selectFirst("html");
        if (html == null) {
            return;
        }
        user.map(AtalayaUser::theme).filter(theme -> !"system".equals(theme)).ifPresent(theme -> {
            html.attr("theme", theme);
            html.attr("style", "color-scheme: " + theme);
        });
        html.attr(
                "lang",
                language(user.map(AtalayaUser::locale)
                        .orElse(response.getVaadinRequest().getLocale())));
    }

    private String language(Locale wanted) {
        return texts.getProvidedLocales().stream()
                .map(Locale::getLanguage)
                .filter(wanted.getLanguage()::equals)
                .findFirst()
                .orElse("en");
    }

    private SystemMessages messages(SystemMessagesInfo info) {
        var locale = info.getLocale();
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(texts.getTranslation("shell.session-ended.title", locale));
        messages.setSessionExpiredMessage(texts.getTranslation("shell.session-ended.text", locale));
        messages.setInternalErrorCaption(texts.getTranslation("shell.internal-error.title", locale));
        messages.setInternalErrorMessage(texts.getTranslation("shell.internal-error.text", locale));
        messages.setCookiesDisabledCaption(texts.getTranslation("shell.no-cookies.title", locale));
        messages.setCookiesDisabledMessage(texts.getTranslation("shell.no-cookies.text", locale));
        return messages;
    }
}
