package dev.atalaya.users;

import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Sends a text to one person by the configured server. */
@Component
@EnableConfigurationProperties(MailSettings.class)
class Mailer {

    private static final Logger log = LoggerFactory.getLogger(Mailer.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MailSettings settings;
    private final JavaMailSenderImpl sender;

    Mailer(MailSettings settings) {
        this.settings = settings;
        this.sender = sender(settings);
    }

    boolean isConfigured() {
        return settings.isConfigured();
    }

    /** False where the server did not take it; why is in the log. */
    boolean send(String to, String subject, String text) {
        var message = new SimpleMailMessage();
        message.setFrom(Objects.requireNonNull(settings.from()));
        message.setTo(to);
        message.setSubject(subject);
        message.setText(text);
        try {
            sender.send(message);
            return true;
        } catch (MailException e) {
            // Without the message, which holds the link.
            log.warn(
                    "{} did not take an e-mail: {}",
                    settings,
                    String.valueOf(e.getMostSpecificCause().getMessage()));
            return false;
        }
    }

    private static JavaMailSenderImpl sender(MailSettings settings) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setUsername(settings.username());
        sender.setPassword(settings.password());
        sender.setDefaultEncoding("UTF-8");
        var properties = sender.getJavaMailProperties();
        properties.put("mail.smtp.auth", String.valueOf(settings.username() != null));
        properties.put("mail.smtp.starttls.enable", String.valueOf(settings.tls() == MailSettings.Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(settings.tls() == MailSettings.Tls.STARTTLS));
        properties.put("mail.smtp.ssl.enable", String.valueOf(settings.tls() == MailSettings.Tls.IMPLICIT));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail.smtp." + wait, String.valueOf(PATIENCE.toMillis()));
        }
        return sender;
    }
}
