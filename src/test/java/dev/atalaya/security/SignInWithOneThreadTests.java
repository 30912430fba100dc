package dev.atalaya.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.Application;
import dev.atalaya.database.TestPostgres;
import dev.atalaya.testkit.Tab;
import dev.atalaya.testkit.Visitor;
import dev.atalaya.testkit.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The login page's own requests run beside the form's, through a server that does one thing at a time. */
@Tag("faults")
class SignInWithOneThreadTests {

    /** 100 in a full round. */
    private static final int SIGN_INS = Integer.getInteger("atalaya.faults.rounds", 1) > 1 ? 100 : 10;

    private static ConfigurableApplicationContext application;
    private static int port;

    @BeforeAll
    static void start() {
        var settings = new HashMap<String, Object>(TestPostgres.properties());
        settings.put("server.port", "0");
        settings.put("server.tomcat.threads.max", "1");
        settings.put("server.tomcat.threads.min-spare", "1");
        settings.put("spring.threads.virtual.enabled", "false");
        settings.put("spring.jmx.enabled", "false");
        application = new SpringApplicationBuilder(Application.class)
                .profiles("test")
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    // B-06
    @Test
    void oneAfterAnotherAllGetIn() throws Exception {
        var failed = new ArrayList<String>();
        for (var i = 0; i < SIGN_INS; i++) {
            signIn().ifFailed(failed);
        }
        assertThat(failed).isEmpty();
        System.out.printf("%d sign-ins one after another through one thread, none failed%n", SIGN_INS);
    }

    // B-06
    @Test
    void atTheSameTimeAllGetIn() throws Exception {
        var failed = new ArrayList<String>();
        try (var people = Executors.newFixedThreadPool(4)) {
            List<Callable<Outcome>> signIns = IntStream.range(0, SIGN_INS)
                    .<Callable<Outcome>>mapToObj(i -> SignInWithOneThreadTests::signIn)
                    .toList();
            for (var outcome : people.invokeAll(signIns)) {
                outcome.get().ifFailed(failed);
            }
        }
        assertThat(failed).isEmpty();
        System.out.printf("%d sign-ins four at a time through one thread, none failed%n", SIGN_INS);
    }

    private static Outcome signIn() throws Exception {
        var person = World.person("supervisor");
        var visitor = new Visitor(port);
        visitor.get("/");
        visitor.get("/login");
        var tab = Tab.open(visitor);
        tab.navigate("login");
        var before = visitor.sessionId();

        var bothAreReady = new CountDownLatch(2);
        var beside = CompletableFuture.runAsync(() -> {
            await(bothAreReady);
            for (var i = 0; i < 4; i++) {
                tab.navigate("login");
            }
        });
        await(bothAreReady);
        var answer = visitor.signIn(person.getUsername(), World.PASSWORD);
        beside.join();

        return new Outcome(
                answer.headers().firstValue("Location").orElse("nowhere"),
                visitor.get("/").statusCode(),
                !visitor.sessionId().equals(before));
    }

    private static void await(CountDownLatch latch) {
        latch.countDown();
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Outcome(String ledTo, int home, boolean sessionIsAnother) {

        void ifFailed(List<String> failed) {
            if (ledTo.contains("login") || home != 200 || !sessionIsAnother) {
                failed.add(toString());
            }
        }
    }
}
