package dev.atalaya.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.atalaya.ViewTest;
import dev.atalaya.components.Command;
import dev.atalaya.components.CommandSource;
import dev.atalaya.conversations.Conversations;
import dev.atalaya.security.AtalayaUser;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.security.Permissions;
import dev.atalaya.shared.AgentId;
import dev.atalaya.testkit.Statements;
import dev.atalaya.testkit.World;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

class PaletteTests extends ViewTest {

    @Autowired
    private CommandSources sources;

    @Autowired
    private CurrentUser currentUser;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient database;

    private AgentId agent;
    private AtalayaUser supervisor;

    @BeforeEach
    void fill() {
        agent = World.agent();
        supervisor = World.person("supervisor");
        World.grant(supervisor, agent, "view");
    }

    @AfterEach
    void signOut() {
        World.signOut();
    }

    @Test
    void itBeginsWithTheViewsOfTheReader() {
        open(World.person("ops"));

        assertThat(sources.views())
                .extracting(Command::path)
                .contains("/migrations")
                .doesNotContain("/conversations", "/users");
    }

    @Test
    void viewsAreFoundByWhoeverMayOpenThem() {
        open(World.person("ops"));
        assertThat(found("migra")).contains("Migrations");

        open(supervisor);
        assertThat(found("migra")).isEmpty();
        assertThat(found("CÓNVERS")).contains("Conversations");
    }

    @Test
    void conversationsAreFoundWithinTheScope() {
        var name = "Zoe " + agent.value();
        new Conversations().conversations(agent, 10, Instant.now()); // so that its number has two digits
        var ours = new Conversations().conversation(agent, name, "Hello", Instant.now());
        var theirs = new Conversations().conversation(World.agent(), name, "Hello", Instant.now());
        open(supervisor);

        assertThat(found(name)).containsExactly(name);
        assertThat(paths(Long.toString(ours.value()))).contains("conversations/" + ours.value());
        assertThat(paths(Long.toString(theirs.value()))).doesNotContain("conversations/" + theirs.value());
    }

    @Test
    void peopleAndRolesTakeTheirPermission() {
        var person = World.person();
        open(supervisor);
        assertThat(found(person.getUsername())).isEmpty();

        open(World.person("admin"));
        assertThat(found(person.getUsername())).containsExactly(person.displayName());
        assertThat(found("new user")).contains("New user");
    }

    @Test
    void anActIsDone() {
        open(supervisor);
        choose("Theme: Dark", "dark");

        assertThat(World.owner()
                        .sql("select theme from users where id = ?")
                        .param(supervisor.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("dark");
    }

    @Test
    void whatWasChosenComesFirstTheNextTime() {
        open(supervisor);
        choose("Conversations", "conversations");
        UI.getCurrent().navigate("");
        new Palette(sources, UI.getCurrent()).open();

        assertThat(options()).containsExactly("Conversations");
    }

    @Test
    void eachSourceGivesFiveAndOneThatFailsSpoilsNothing() {
        World.signIn(supervisor);
        var asked = sources(
                source(
                        null,
                        text -> IntStream.range(0, 20)
                                .mapToObj(PaletteTests::command)
                                .toList()),
                source(null, text -> {
                    throw new QueryTimeoutException("late");
                }),
                source(Permissions.USERS_READ, text -> List.of(command(99))));

        assertThat(asked.find("x")).hasSize(5).extracting(Command::title).doesNotContain("99");
    }

    @Test
    void aSourceIsGivenTwoSeconds() {
        World.signIn(supervisor);
        var asked = sources(source(null, text -> {
            database.sql("select pg_sleep(20)").query((row, number) -> number).list();
            return List.of(command(1));
        }));

        assertThat(asked.find("x")).isEmpty();
    }

    @Test
    void aSourceAsksForAStatementBesidesTheScope() {
        open(supervisor);
        var nothing =
                Statements.during(() -> sources(source(null, text -> List.of())).find("zz"));
        var all = Statements.during(() -> sources.find("zz"));

        // The scope and the list, of conversations and of agents; views and acts ask nothing.
        assertThat(all - 5 * nothing).isLessThanOrEqualTo(4);
    }

    @Test
    void oddTextsFindNothingAndBreakNothing() {
        open(World.person("admin"));

        for (var text : List.of("\0", "\ud800", "%", "_", "\\", "'", "x".repeat(101), "\u202e", "  ")) {
            assertThat(sources.find(text)).as(text).isNotNull();
        }
        assertThat(sources.find("\0")).isEmpty();
    }

    private static Command command(int number) {
        return Command.place(VaadinIcon.CHECK, "Number", Integer.toString(number), "", "numbers/" + number);
    }

    private CommandSources sources(CommandSource... given) {
        var beans = new StaticListableBeanFactory();
        for (var source : given) {
            beans.addBean("source" + beans.getBeanDefinitionCount(), source);
        }
        return new CommandSources(
                beans.getBeanProvider(CommandSource.class), new ViewCommands(), currentUser, transactions);
    }

    private static CommandSource source(@Nullable String permission, Finder finder) {
        return new CommandSource() {
            @Override
            public int order() {
                return 0;
            }

            @Override
            public @Nullable String permission() {
                return permission;
            }

            @Override
            public List<Command> find(String text) {
                return finder.find(text);
            }
        };
    }

    private void open(AtalayaUser person) {
        World.signIn(person);
        UI.getCurrent().navigate("");
        _find(Palette.class).forEach(Palette::close);
        new Palette(sources, UI.getCurrent()).open();
    }

    private static List<String> found(String text) {
        _setValue(_get(Input.class), text);
        return options();
    }

    private static List<String> options() {
        return _find(Div.class, spec -> spec.withClasses("at-palette-option")).stream()
                .map(option -> option.getChildren().skip(1).findFirst().orElseThrow())
                .map(title -> title.getElement().getText())
                .toList();
    }

    private List<String> paths(String text) {
        return sources.find(text).stream().map(Command::path).toList();
    }

    private static void choose(String title, String text) {
        _setValue(_get(Input.class), text);
        var option = _find(Div.class, spec -> spec.withClasses("at-palette-option")).stream()
                .filter(div -> div.getElement().getTextRecursively().contains(title))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(option, new ClickEvent<>(option));
    }

    private interface Finder {
        List<Command> find(String text);
    }
}
