package dev.atalaya.bench;

import dev.atalaya.aisessions.AiSessionService;
import dev.atalaya.conversations.ConversationService;
import dev.atalaya.conversations.MessageRow;
import dev.atalaya.conversations.OpenedConversation;
import dev.atalaya.shared.ConversationId;
import dev.atalaya.testkit.Tab;
import dev.atalaya.testkit.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./atalaya bench thread}: P3, P5 and P7 of a conversation that is opened and read back. */
@Tag("bench")
class BenchThread {

    private static final int PAGE = ConversationService.PAGE;

    @Test
    void measure() {
        try (var bench = new Bench("thread", true)) {
            var longest = new ConversationId(bench.share().longest());
            var fifty = new ConversationId(bench.share().fifty());
            bench.warmUp(
                    Person.ALL, (console, share) -> () -> openWithSessions(console, new ConversationId(share.fifty())));
            bench.plain("open 50 messages", Person.ALL, () -> open(bench.console, fifty));
            bench.plain("open 11,000 messages", Person.ALL, () -> open(bench.console, longest));
            bench.plain("open 11,000 messages, 10 agents", Person.TEN, () -> open(bench.console, longest));
            bench.alike(
                    "open 11,000 / 50 messages",
                    Person.ALL,
                    () -> openWithSessions(bench.console, longest),
                    () -> openWithSessions(bench.console, fifty),
                    1.3);
            bench.growth(
                    "open 50 messages",
                    Person.ALL,
                    (console, share) -> () -> open(console, new ConversationId(share.fifty())));
            var newest = bench.console.as(
                    Person.ALL, () -> open(bench.console, longest).messages().getFirst());
            var oldest = back(bench.console, longest, newest);
            bench.plain("scroll back, newest", Person.ALL, () -> earlier(bench.console, longest, newest));
            bench.alike(
                    "scroll back, oldest / newest",
                    Person.ALL,
                    () -> earlier(bench.console, longest, oldest),
                    () -> earlier(bench.console, longest, newest),
                    1.3);
            for (var id : List.of(fifty, longest)) {
                var heard = bench.counted(Person.ALL, () -> openWithSessions(bench.console, id));
                bench.report.count("statements to open " + name(id, longest), heard.size(), 6, "");
                bench.report.count("OFFSET in them", Bench.offsets(heard), 0, "");
            }
            wire(bench, fifty, "50");
            wire(bench, longest, "11,000");
            bench.report.close();
        }
    }

    private static void wire(Bench bench, ConversationId id, String name) {
        var visitor = new Visitor(bench.console.port());
        visitor.signIn(Person.ALL.email(), Databases.PASSWORD);
        var answer = Tab.open(visitor).navigate("conversations/" + id.value());
        if (!answer.contains("Customer " + id.value())) {
            throw new IllegalStateException("The conversation was not shown: " + answer.substring(0, 300));
        }
        var plain = answer.getBytes(StandardCharsets.UTF_8);
        bench.report.count("answer that opens " + name + ", compressed", compressed(plain), 60_000, "bytes");
        bench.report.say("  the same before compression: %,d bytes".formatted(plain.length));
    }

    private static int compressed(byte[] text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }

    private static OpenedConversation open(Console console, ConversationId id) {
        return console.service(ConversationService.class).open(id).orElseThrow();
    }

    /** As the view does it. */
    private static void openWithSessions(Console console, ConversationId id) {
        var messages = open(console, id).messages().stream().map(MessageRow::id).toList();
        console.service(AiSessionService.class).activityOf(id, messages);
    }

    private static List<MessageRow> earlier(Console console, ConversationId id, MessageRow before) {
        return console.service(ConversationService.class).earlier(id, before, PAGE);
    }

    /** The message before which the oldest page is. */
    private static MessageRow back(Console console, ConversationId id, MessageRow newest) {
        return console.as(Person.ALL, () -> {
            var before = newest;
            while (true) {
                var page = console.service(ConversationService.class).earlier(id, before, 500);
                if (page.size() < 500) {
                    return page.get(Math.min(PAGE, page.size() - 1));
                }
                before = page.getFirst();
            }
        });
    }

    private static String name(ConversationId id, ConversationId longest) {
        return id.equals(longest) ? "11,000" : "50";
    }
}
