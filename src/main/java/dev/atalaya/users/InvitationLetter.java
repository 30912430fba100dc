package dev.atalaya.users;

import dev.atalaya.components.Translations;
import dev.atalaya.users.Invitation.Delivery;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The e-mail that brings somebody the link to choose a password, in their own language where it is known. */
@Component
class InvitationLetter {

    private final Mailer mailer;
    private final Translations texts;
    private final String url;

    InvitationLetter(
            Mailer mailer,
            Translations texts,
            @Value("${atalaya.url:http://localhost:${server.port:8080}}") String url) {
        this.mailer = mailer;
        this.texts = texts;
        this.url = url;
    }

    String link(UserToken token) {
        return url + "/invitation?token=" + token.value();
    }

    Delivery send(String email, String name, String inviter, String link, Locale language) {
        if (!mailer.isConfigured()) {
            return Delivery.NOT_CONFIGURED;
        }
        var subject = texts.getTranslation("users.letter.subject", language);
        var text = texts.getTranslation("users.letter.text", language, name, inviter, link, Invitation.DAYS);
        return mailer.send(email, subject, text) ? Delivery.SENT : Delivery.FAILED;
    }
}
