package dev.atalaya.conversations.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import dev.atalaya.ViewTest;
import dev.atalaya.aisessions.Sessions;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreadViewTests extends ViewTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Conversations data = new Conversations();

    private AgentId agent;
    private AtalayaUser reader;
    private ConversationId conversation;

    @BeforeEach
    void signIn() {
        agent = World.agent();
        reader = World.person("supervisor");
        World.grant(reader, agent, "view");
        World.signIn(reader);
        conversation = data.conversation(agent, "Ana", "Hello", NOW);
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void strangersDoNotSeeIt() {
        World.signOut();
        open();

        _assertNone(MessageThread.class);
    }

    @Test
    void whoLacksThePermissionIsTurnedAway() {
        World.signIn(World.person("ops"));
        open();

        _assertNone(MessageThread.class);
    }

    @Test
    void readersSeeTheContactAndTheMessages() {
        data.message(conversation, "contact", "A table for two", NOW);
        open();

        assertThat(_get(H1.class).getText()).isEqualTo("Ana");
        assertThat(text()).contains("A table for two", "24 h window over", "Unattended");
    }

    @Test
    void aForeignConversationLooksLikeAMissingOne() {
        var foreign = data.conversation(World.agent(), "Eve", "Secret", NOW);
        UI.getCurrent().navigate("conversations/" + foreign.value());
        var shown = page();
        UI.getCurrent().navigate("conversations/" + Long.MAX_VALUE);

        assertThat(shown).doesNotContain("Eve", "Secret").isEqualTo(page());
        _assertNone(MessageThread.class);
        UI.getCurrent().navigate("conversations/not-a-number");
        assertThat(page()).isEqualTo(shown);
    }

    @Test
    void eachAuthorIsToldApart() {
        data.message(conversation, "contact", "Hi", NOW);
        data.message(conversation, "ai", "Hello, how can I help?", NOW.plusSeconds(1));
        data.message(conversation, "bot", "Menu: 1, 2, 3", NOW.plusSeconds(2));
        data.message(conversation, "human", "This is Marta", NOW.plusSeconds(3));
        open();

        assertThat(_find(MessageBubble.class))
                .extracting(bubble -> bubble.getClassNames().stream()
                        .filter(name -> name.matches("at-message-(contact|ai|bot|human)"))
                        .findFirst()
                        .orElse(""))
                .containsExactly("at-message-contact", "at-message-ai", "at-message-bot", "at-message-human");
    }

    @Test
    void daysAreSeparated() {
        data.message(conversation, "contact", "First", NOW.minusSeconds(86_400));
        data.message(conversation, "contact", "Second", NOW);
        open();

        assertThat(text()).containsSubsequence("Thursday, November 19", "First", "Friday, November 20", "Second");
    }

    @Test
    void everyKindIsShown() {
        kind(
                "image",
                "A photo",
                "{\"media\":{\"mimeType\":\"image/jpeg\",\"fileName\":\"door.jpg\",\"sizeBytes\":20480,\"sha256\":\"ab\"}}");
        kind("audio", null, "{\"media\":{\"mimeType\":\"audio/ogg\",\"durationMs\":72000}}");
        kind("document", null, "{\"media\":{\"fileName\":\"bill.pdf\"}}");
        kind("sticker", null, null);
        kind("video", null, "{}");
        kind("location", null, "{\"location\":{\"latitude\":40.4,\"longitude\":-3.7,\"name\":\"Office\"}}");
        kind("contacts", null, "{\"contacts\":[{\"name\":\"Luis\",\"phone\":\"+34600\"}]}");
        kind(
                "template",
                "Your order left",
                "{\"template\":{\"name\":\"order_sent\",\"language\":\"en\"},\"interactive\":{\"options\":[\"Track it\"]}}");
        kind(
                "interactive",
                "Which one?",
                "{\"interactive\":{\"kind\":\"buttons\",\"options\":[\"Yes\",{\"title\":\"No\"}]}}");
        kind("system", "The number changed", null);
        open();

        assertThat(text())
                .contains("A photo", "door.jpg", "20\u00a0KiB", "1\u00a0m 12\u00a0s", "bill.pdf", "Sticker", "Video")
                .contains("Office", "40.40000, -3.70000", "Luis", "+34600", "order_sent", "Your order left", "Track it")
                .contains("Which one?", "Yes", "No", "The number changed");
    }

    @Test
    void aReactionSitsOnTheMessageReactedTo() {
        var message = data.message(conversation, "ai", "See you at eight", NOW);
        var content = "{\"reaction\":{\"emoji\":\"👍\",\"messageId\":\"" + data.externalId(message) + "\"}}";
        data.message(conversation, "contact", "reaction", null, content, null, NOW.plusSeconds(1));
        open();

        assertThat(_find(MessageBubble.class)).hasSize(1);
        assertThat(text()).contains("👍");
    }

    @Test
    void anAnswerQuotesAndLeadsBack() {
        var message = data.message(conversation, "contact", "Is it open on Sunday?", NOW);
        data.messages(conversation, 120, NOW.plusSeconds(500));
        data.message(conversation, "ai", "text", "Yes", null, data.externalId(message), NOW.plusSeconds(600));
        open();

        var quote = _get(Button.class, spec -> spec.withText("Customer: Is it open on Sunday?"));
        assertThat(_find(MessageBubble.class)).hasSize(50);
        _click(quote);

        assertThat(_find(MessageBubble.class)).hasSize(122);
    }

    @Test
    void whatFailedWasEditedOrDeletedSaysSo() {
        var failed = data.message(conversation, "ai", "Lost", NOW);
        World.owner()
                .sql("update messages set delivery_status = 'failed', error_code = '131026',"
                        + " error_title = 'Message undeliverable', edited_at = now(), deleted_at = now() where id = ?")
                .param(failed)
                .update();
        open();

        assertThat(text())
                .contains("Not delivered: 131026 Message undeliverable", "has no WhatsApp", "Edited", "Deleted")
                .contains("Deleted message")
                .doesNotContain("Lost");

        var reviewer = World.person("supervisor");
        World.grant(reviewer, agent, "review");
        World.signIn(reviewer);
        open();
        assertThat(text()).contains("Lost");
    }

    // C04
    @Test
    void eachKnownCodeOfTheProviderHasAMeaning() {
        var asker = new Div();
        ProviderErrors.KNOWN.forEach(code ->
                assertThat(asker.getTranslation("conversations.error." + code)).hasSizeGreaterThan(20));
        assertThat(ProviderErrors.meaning("999999")).isEmpty();
        assertThat(ProviderErrors.meaning(null)).isEmpty();
    }

    // C04
    @Test
    void aDeliveryAtOddsWithWhatFollowedIsFlagged() {
        var failed = data.message(conversation, "ai", "Are you there?", NOW);
        data.messages(conversation, 60, NOW.plusSeconds(60));
        data.message(conversation, "contact", "text", "Yes", null, data.externalId(failed), NOW.plusSeconds(80));
        World.owner()
                .sql("update messages set delivery_status = 'failed' where id = ?")
                .param(failed)
                .update();
        UI.getCurrent().navigate("conversations/" + conversation.value(), QueryParameters.of("message", "" + failed));
        var flag = "Marked as not delivered, yet the customer answered it";
        assertThat(text()).doesNotContain(flag);

        _click(_get(Button.class, spec -> spec.withText("Later messages")));
        assertThat(text()).contains(flag);
    }

    // C03
    @Test
    void aDateLeadsToTheFirstMessageSince() {
        data.messages(conversation, 60, NOW.minusSeconds(4 * 86_400));
        data.message(conversation, "contact", "On the nineteenth", NOW.minusSeconds(86_400));
        data.messages(conversation, 60, NOW);
        conversationLasts(NOW.minusSeconds(5 * 86_400), NOW);
        open();
        assertThat(text()).doesNotContain("On the nineteenth");

        var date = _get(DatePicker.class, spec -> spec.withClasses("at-thread-date"));
        assertThat(date.getMin()).isEqualTo(LocalDate.parse("2026-11-15"));
        assertThat(date.getMax()).isEqualTo(LocalDate.parse("2026-11-20"));
        _setValue(date, LocalDate.parse("2026-11-18"));

        assertThat(_find(MessageBubble.class, spec -> spec.withClasses("at-message-found")))
                .singleElement()
                .satisfies(bubble ->
                        assertThat(bubble.getElement().getTextRecursively()).contains("On the nineteenth"));
        assertThat(_get(DatePicker.class, spec -> spec.withClasses("at-thread-date"))
                        .getValue())
                .isEqualTo(LocalDate.parse("2026-11-18"));
        _get(Button.class, spec -> spec.withText("Earlier messages"));
        _get(Button.class, spec -> spec.withText("Later messages"));
    }

    // C03, X04
    @Test
    void aDateWithNothingSinceOrNoDateShowsTheNewest() {
        data.messages(conversation, 60, NOW);
        for (var date : List.of("2026-12-24", "9999-12-31", "yesterday", "2026-02-31", "-999999999-01-01")) {
            UI.getCurrent().navigate("conversations/" + conversation.value(), QueryParameters.of("date", date));

            assertThat(text()).contains("Message 0 ").doesNotContain("Message 59 ");
        }
    }

    // C03
    @Test
    void conversationsBeforeAreReadAboveTheBeginning() {
        var before = earlier(NOW.minusSeconds(20 * 86_400), "closed");
        var first = earlier(NOW.minusSeconds(40 * 86_400), "closed");
        var theirs = earlier(NOW.minusSeconds(30 * 86_400), "closed");
        World.owner()
                .sql(
                        "update conversations set contact_id = (select contact_id from conversations where id = ?) where id = ?")
                .params(data.conversation(agent, "Somebody else", "x", NOW).value(), theirs.value())
                .update();
        data.messages(before, 60, NOW.minusSeconds(20 * 86_400));
        data.message(first, "contact", "The very first time", NOW.minusSeconds(40 * 86_400));
        data.message(theirs, "contact", "Of somebody else", NOW.minusSeconds(30 * 86_400));
        data.message(conversation, "contact", "It is me again", NOW);
        open();

        _click(_get(
                Button.class,
                spec -> spec.withText("Show the conversation before: Oct 31, 2026 · Closed · no messages")));
        assertThat(text())
                .containsSubsequence("Message 0 ", "Above: the conversation of Oct 31, 2026", "It is me again");
        _click(_get(Button.class, spec -> spec.withText("Earlier messages")));
        _click(_get(
                Button.class,
                spec -> spec.withText("Show the conversation before: Oct 11, 2026 · Closed · no messages")));

        assertThat(text())
                .containsSubsequence(
                        "The very first time",
                        "Oct 11, 2026",
                        "Message 59 ",
                        "Message 0 ",
                        "Oct 31, 2026",
                        "It is me again")
                .doesNotContain("Of somebody else");
        assertThat(_find(
                        Button.class,
                        spec -> spec.withPredicate(button -> button.getText().startsWith("Show the"))))
                .isEmpty();
        assertThat(viewed(first)).isOne();
    }

    @Test
    void toolCallsUnfoldInPlace() {
        var message = data.message(conversation, "ai", "There are two", NOW);
        var session = data.session(conversation, "sgd-system", NOW);
        data.toolCall(
                session, 0, "FindRestaurants", "{\"city\":\"Lima\"}", "[{\"name\":\"A\"},{\"name\":\"B\"}]", message);
        open();

        assertThat(text()).contains("FindRestaurants", "2 results · 640\u00a0ms", "sgd-system", "€0.0042");
        assertThat(_find(Pre.class)).isEmpty();
        _get(Details.class).setOpened(true);

        assertThat(_find(Pre.class))
                .hasSize(2)
                .first()
                .satisfies(code -> assertThat(code.getText()).contains("\"city\" : \"Lima\""));
    }

    // A03
    @Test
    void aSessionWithoutACostIsPricedByItsTokens() {
        var model = "priced-" + System.nanoTime();
        World.owner()
                .sql("insert into ai_prices (model, currency, valid_from, input_micros, output_micros)"
                        + " values (?, 'EUR', '2020-01-01', 1000000, 2000000)")
                .param(model)
                .update();
        data.message(conversation, "ai", "There are two", NOW);
        new Sessions().session(conversation, model, NOW);
        open();

        assertThat(text()).contains(model, "€0.0012");
    }

    // A05
    @Test
    void anAnswerShowsHowItCameAbout() {
        var message = data.message(conversation, "ai", "There are two", NOW);
        var session = data.session(conversation, "sgd-system", NOW);
        var sessions = new Sessions();
        sessions.entry(session, 0, "assistant", "An answer before");
        sessions.entry(session, 1, "user", "Which tables are free?");
        sessions.entry(session, 2, "tool", "FindTables", "{}", "[]", "unreachable", null);
        sessions.entry(session, 3, "assistant", null, null, "Draft", "content filter", null);
        sessions.entry(session, 4, "assistant", null, null, "There are two", null, message);
        open();

        assertThat(text()).doesNotContain("Which tables are free?");
        _click(_get(Button.class, spec -> spec.withText("12 tokens · 640\u00a0ms")));

        assertThat(text())
                .containsSubsequence("Which tables are free?", "FindTables", "failed", "content filter", "€0.0042")
                .doesNotContain("An answer before");
        assertThat(_find(Anchor.class)).extracting(Anchor::getHref).contains("ai-sessions/" + session + "?entry=4");
    }

    // A05, X04
    @Test
    void anAddressPointsToAMessage() {
        var message = data.message(conversation, "contact", "Long ago", NOW);
        data.messages(conversation, 120, NOW.plusSeconds(500));
        UI.getCurrent().navigate("conversations/" + conversation.value(), QueryParameters.of("message", "" + message));

        assertThat(text()).contains("Long ago");
        UI.getCurrent().navigate("conversations/" + conversation.value(), QueryParameters.of("message", "-1;drop"));
        assertThat(_find(MessageBubble.class)).hasSize(50);
    }

    @Test
    void whoMayNotReadAiSessionsSeesNoToolCalls() {
        var message = data.message(conversation, "ai", "There are two", NOW);
        data.toolCall(data.session(conversation, "sgd-system", NOW), 0, "FindRestaurants", "{}", "[]", message);
        var other = World.person(World.role(Permissions.CONVERSATIONS_READ));
        World.grant(other, agent, "view");
        World.signIn(other);
        open();

        assertThat(text()).contains("There are two").doesNotContain("FindRestaurants", "sgd-system");
    }

    @Test
    void earlierMessagesComeAboveAndADayIsNamedOnce() {
        data.messages(conversation, 60, NOW);
        open();
        _click(_get(Button.class, spec -> spec.withText("Earlier messages")));

        assertThat(_find(MessageBubble.class)).hasSize(60);
        assertThat(text()).containsSubsequence("Message 59 ", "Message 50 ", "Message 49 ", "Message 0 ");
        assertThat(text().split("Friday, November 20", -1)).hasSize(2);
        _assertNone(Button.class, spec -> spec.withText("Earlier messages"));
    }

    @Test
    void aLinkToAMessageOpensTheThreadAroundIt() {
        data.messages(conversation, 200, NOW);
        var hundredth = World.owner()
                .sql("select id from messages where conversation_id = ? order by created_at offset 99 limit 1")
                .param(conversation.value())
                .query(Long.class)
                .single();
        UI.getCurrent()
                .navigate(
                        "conversations/" + conversation.value(),
                        QueryParameters.simple(Map.of("message", hundredth.toString())));

        assertThat(_find(MessageBubble.class)).hasSize(50);
        assertThat(_find(MessageBubble.class, spec -> spec.withClasses("at-message-found")))
                .singleElement()
                .satisfies(bubble ->
                        assertThat(bubble.getElement().getTextRecursively()).contains("Message 100 "));

        _click(_get(Button.class, spec -> spec.withText("Later messages")));
        _click(_get(Button.class, spec -> spec.withText("Later messages")));
        _assertNone(Button.class, spec -> spec.withText("Later messages"));
        _click(_get(Button.class, spec -> spec.withText("Earlier messages")));
        _click(_get(Button.class, spec -> spec.withText("Earlier messages")));
        _assertNone(Button.class, spec -> spec.withText("Earlier messages"));
        assertThat(_find(MessageBubble.class)).hasSize(200);
        assertThat(text()).containsSubsequence("Message 199 ", "Message 100 ", "Message 99 ", "Message 0 ");
        assertThat(text().split("Friday, November 20", -1)).hasSize(2);
    }

    @Test
    void aLinkToAMessageElsewhereOpensTheNewest() {
        data.message(conversation, "contact", "Mine", NOW);
        var other = data.message(data.conversation(World.agent(), "Eve", "x", NOW), "contact", "Secret", NOW);
        for (var message : List.of(Long.toString(other), "0", "-1", "none", "99999999999999999999")) {
            UI.getCurrent()
                    .navigate(
                            "conversations/" + conversation.value(),
                            QueryParameters.simple(Map.of("message", message)));

            assertThat(text()).contains("Mine").doesNotContain("Secret");
        }
    }

    @Test
    void aLaterReactionTakesThePlaceOfTheFirst() {
        var message = data.message(conversation, "ai", "See you at eight", NOW);
        var content = "{\"reaction\":{\"emoji\":\"👍\",\"messageId\":\"" + data.externalId(message) + "\"}}";
        data.message(conversation, "contact", "reaction", null, content, null, NOW.plusSeconds(1));
        for (var n = 2; n < 40; n++) {
            data.message(conversation, "contact", "And " + n, NOW.plusSeconds(n));
        }
        data.message(
                conversation, "contact", "reaction", null, content.replace("👍", "👎"), null, NOW.plusSeconds(100));
        UI.getCurrent()
                .navigate(
                        "conversations/" + conversation.value(),
                        QueryParameters.simple(Map.of("message", Long.toString(message))));
        assertThat(text()).contains("👍");
        _click(_get(Button.class, spec -> spec.withText("Later messages")));

        assertThat(text()).contains("👎").doesNotContain("👍");
    }

    @Test
    void markupFromCustomersStaysText() {
        var script = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        data.message(conversation, "contact", script, NOW);
        data.message(
                conversation,
                "contact",
                "document",
                script,
                "{\"media\":{\"fileName\":\"" + script + "\"}}",
                null,
                NOW);
        open();

        assertThat(text()).contains(script);
        assertThat(html(_get(ThreadView.class).getElement()))
                .contains("at-message")
                .doesNotContain("<img", "<script");
    }

    /** Another conversation of the same contact. */
    private ConversationId earlier(Instant at, String status) {
        var earlier = data.conversation(agent, "Ana", status, "Before", at);
        World.owner()
                .sql(
                        "update conversations set contact_id = (select contact_id from conversations where id = ?) where id = ?")
                .params(conversation.value(), earlier.value())
                .update();
        return earlier;
    }

    private void conversationLasts(Instant from, Instant to) {
        World.owner()
                .sql("update conversations set created_at = ?, last_message_at = ? where id = ?")
                .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), conversation.value())
                .update();
    }

    private long viewed(ConversationId conversation) {
        return World.owner()
                .sql(
                        "select count(*) from audit_logs where action = 'conversation.viewed' and target_id = ? and actor_user_id = ?")
                .params(conversation.value(), reader.id().value())
                .query(Long.class)
                .single();
    }

    private void kind(String type, @Nullable String body, @Nullable String content) {
        var author = type.equals("template") || type.equals("interactive") ? "bot" : "contact";
        data.message(conversation, author, type, body, content, null, NOW);
    }

    private void open() {
        UI.getCurrent().navigate("conversations/" + conversation.value());
    }

    private static String text() {
        return _find(ThreadView.class).stream()
                .map(view -> view.getElement().getTextRecursively())
                .findFirst()
                .orElse("");
    }

    private static String page() {
        return shown();
    }

    private static String html(Element element) {
        return element.getOuterHTML();
    }
}
