package dev.atalaya.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.atalaya.components.Translations;
import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.users.Invitation.Delivery;
import dev.atalaya.users.MailSettings.Tls;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class InvitationLetterTests {

    private static final String LINK = "https://console.example/invitation?token=abc";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    private Translations texts;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void R19_theLinkGoesToThePersonInTheirLanguage() throws MessagingException, IOException {
        var delivery = letter(Tls.NONE, "console", "secret")
                .send("ana@test.example", "Ana {0} %s", "Eva O'Brien", LINK, Locale.of("es"));

        assertThat(delivery).isEqualTo(Delivery.SENT);
        var received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Invitación a Atalaya");
        assertThat(received[0].getAllRecipients()).extracting(Object::toString).containsExactly("ana@test.example");
        assertThat(received[0].getFrom()).extracting(Object::toString).containsExactly("console@test.example");
        assertThat(received[0].getContent().toString()).contains("Ana {0} %s", "Eva O'Brien", LINK, "7 días");
    }

    @Test
    void R19_aServerThatDoesNotAnswerLeavesTheLinkToBeHandedOver() {
        var letter = letter(Tls.NONE, null, null);
        server.stop();

        assertThat(letter.send("ana@test.example", "Ana", "Eva", LINK, Locale.ENGLISH))
                .isEqualTo(Delivery.FAILED);
    }

    @Test
    void R19_withoutEncryptionNothingIsSentUnlessAskedFor() {
        assertThat(letter(Tls.STARTTLS, null, null).send("ana@test.example", "Ana", "Eva", LINK, Locale.ENGLISH))
                .isEqualTo(Delivery.FAILED);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void R19_settingsThatCannotWorkAreRefusedAtTheStart() {
        assertThat(settings(null, 587, null, null, null).isConfigured()).isFalse();
        assertThatThrownBy(() -> settings("mail.example", 587, null, null, null))
                .hasMessageContaining("ATALAYA_SMTP_FROM");
        assertThatThrownBy(() -> settings("mail.example", 587, null, null, "not an address"))
                .hasMessageContaining("ATALAYA_SMTP_FROM");
        assertThatThrownBy(() -> settings("mail.example", 0, null, null, "console@test.example"))
                .hasMessageContaining("ATALAYA_SMTP_PORT");
        assertThatThrownBy(() -> settings("mail.example", 587, "console", null, "console@test.example"))
                .hasMessageContaining("ATALAYA_SMTP_PASSWORD");
    }

    @Test
    void R19_thePasswordIsNotShown() {
        assertThat(settings("mail.example", 587, "console", "secret", "console@test.example"))
                .hasToString("mail.example:587 starttls");
    }

    private InvitationLetter letter(Tls tls, @Nullable String username, @Nullable String password) {
        if (username != null && password != null) {
            server.setUser(username, password);
        }
        var port = server.getSmtp().getPort();
        var settings = new MailSettings("127.0.0.1", port, username, password, "console@test.example", tls);
        return new InvitationLetter(new Mailer(settings), texts, "https://console.example");
    }

    private static MailSettings settings(
            @Nullable String host,
            int port,
            @Nullable String username,
            @Nullable String password,
            @Nullable String from) {
        return new MailSettings(host, port, username, password, from, Tls.STARTTLS);
    }
}
