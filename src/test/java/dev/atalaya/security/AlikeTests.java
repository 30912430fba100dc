package dev.atalaya.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.testkit.DatabaseTest;
import dev.atalaya.testkit.Tab;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What must not be told apart: by the answer, which is asserted, and by the clock, which is printed. */
@DatabaseTest
@Tag("faults")
class AlikeTests {

    /** Of each kind, in turns; 200 in a full round. */
    private static final int ATTEMPTS = Integer.getInteger("atalaya.faults.rounds", 1) > 1 ? 200 : 5;

    /** Before the first that counts. */
    private static final int WARM_UP = ATTEMPTS / 5;

    @LocalServerPort
    private int port;

    // B-02
    @Test
    void aNameThatNobodyHasFailsLikeOneThatSomebodyHas() {
        var kinds = new LinkedHashMap<String, Credentials>();
        kinds.put("an unknown name", new Credentials("nobody-at-all@test.example", "a wrong sentence"));
        kinds.put("a wrong password", new Credentials(person("active"), "a wrong sentence"));
        for (var status : List.of("draft", "invited", "suspended", "archived")) {
            kinds.put("somebody " + status, new Credentials(person(status), World.PASSWORD));
        }

        compare("signing in", kinds, credentials -> {
            var visitor = new Visitor(port);
            return () -> {
                var answer = visitor.signIn(credentials.name(), credentials.password());
                return answer.statusCode() + " "
                        + answer.headers().firstValue("Location").orElse("") + " " + answer.body();
            };
        });
    }

    //
    @Test
    void aForeignConversationIsMissingLikeOneThatIsNot() {
        var person = World.person("supervisor");
        World.grant(person, World.agent(), "view");
        var foreign = World.agent();
        var visitor = new Visitor(port);
        visitor.signIn(person.getUsername(), World.PASSWORD);
        var ids = new ArrayList<Long>();
        for (var i = 0; i < WARM_UP + ATTEMPTS; i++) {
            ids.add(World.conversation(foreign, "canary-of-somebody-else").value());
        }
        var beyond = ids.getLast() + 1_000_000;
        var kinds = new LinkedHashMap<String, Ids>();
        kinds.put(
                "a missing conversation",
                new Ids(ids.stream().map(id -> beyond + id).toList()));
        kinds.put("a foreign conversation", new Ids(ids));

        compare("opening", kinds, kind -> {
            var path = "conversations/" + kind.next();
            var tab = Tab.open(visitor);
            return () -> parts(tab.navigate(path).replace(path, "PATH"));
        });
    }

    //
    @Test
    void aForeignAiSessionIsMissingLikeOneThatIsNot() {
        var person = World.person("supervisor");
        World.grant(person, World.agent(), "view");
        var foreign = World.conversation(World.agent(), "canary-of-somebody-else");
        var visitor = new Visitor(port);
        visitor.signIn(person.getUsername(), World.PASSWORD);
        var ids = new ArrayList<Long>();
        for (var i = 0; i < WARM_UP + ATTEMPTS; i++) {
            ids.add(World.aiSession(foreign, "model", "canary-of-somebody-else"));
        }
        var beyond = ids.getLast() + 1_000_000;
        var kinds = new LinkedHashMap<String, Ids>();
        kinds.put(
                "a missing session", new Ids(ids.stream().map(id -> beyond + id).toList()));
        kinds.put("a foreign session", new Ids(ids));

        compare("opening", kinds, kind -> {
            var path = "ai-sessions/" + kind.next();
            var tab = Tab.open(visitor);
            return () -> parts(tab.navigate(path).replace(path, "PATH"));
        });
    }

    /** Does one attempt of each kind a turn, in any order, so that what else the machine does falls on all alike. */
    private static <T> void compare(String act, Map<String, T> kinds, Preparation<T> preparation) {
        var times = new HashMap<String, List<Long>>();
        var expected = "";
        for (var turn = 0; turn < WARM_UP + ATTEMPTS; turn++) {
            var order = new ArrayList<>(kinds.entrySet());
            Collections.shuffle(order);
            for (var kind : order) {
                var attempt = preparation.prepare(kind.getValue());
                var start = System.nanoTime();
                var answer = attempt.answer();
                var time = System.nanoTime() - start;
                expected = expected.isEmpty() ? answer : expected;
                assertThat(answer).as("%s, turn %d", kind.getKey(), turn).isEqualTo(expected);
                if (turn >= WARM_UP) {
                    times.computeIfAbsent(kind.getKey(), name -> new ArrayList<>())
                            .add(time);
                }
            }
        }

        var medians = new LinkedHashMap<String, Double>();
        kinds.keySet().forEach(kind -> medians.put(kind, median(times.getOrDefault(kind, List.of()))));
        var base = medians.values().iterator().next();
        System.out.printf(
                "%s, medians of %d: %s%n",
                act,
                ATTEMPTS,
                medians.entrySet().stream()
                        .map(kind -> "%s %.1f ms (%.3f)"
                                .formatted(kind.getKey(), kind.getValue() / 1e6, kind.getValue() / base))
                        .collect(Collectors.joining(", ")));
    }

    // Vaadin writes them in the order of a hash, which is another each time.
    private static String parts(String answer) {
        return Arrays.stream(answer.split("[\\[\\]{},]")).sorted().collect(Collectors.joining("\n"));
    }

    private static double median(List<Long> times) {
        var sorted = times.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }

    private static String person(String status) {
        var person = World.person("supervisor");
        World.owner()
                .sql("update users set status = ? where id = ?")
                .params(status, person.id().value())
                .update();
        return person.getUsername();
    }

    private record Credentials(String name, String password) {}

    private static final class Ids {

        private final List<Long> ids;
        private int used;

        Ids(List<Long> ids) {
            this.ids = ids;
        }

        long next() {
            return ids.get(used++);
        }
    }

    private interface Preparation<T> {
        Attempt prepare(T kind);
    }

    private interface Attempt {
        String answer();
    }
}
