package dev.atalaya.shell;

import dev.atalaya.components.Command;
import dev.atalaya.components.CommandSource;
import dev.atalaya.security.CurrentUser;
import dev.atalaya.shared.PlainText;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks each source that the reader has the permission for; one that fails or takes long is left out, and spoils nothing. */
@Component
class CommandSources {

    /** Characters. */
    static final int LONGEST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(CommandSources.class);

    private static final int SECONDS = 2;

    private final ObjectProvider<CommandSource> sources;
    private final ViewCommands views;
    private final CurrentUser currentUser;
    private final TransactionTemplate bounded;

    CommandSources(
            ObjectProvider<CommandSource> sources,
            ViewCommands views,
            CurrentUser currentUser,
            PlatformTransactionManager transactions) {
        this.sources = sources;
        this.views = views;
        this.currentUser = currentUser;
        bounded = new TransactionTemplate(transactions);
        bounded.setReadOnly(true);
        bounded.setTimeout(SECONDS);
    }

    /** All views of the reader, to begin with. */
    List<Command> views() {
        return views.find("");
    }

    List<Command> find(String typed) {
        var text = PlainText.of(typed);
        if (text.isEmpty() || !PlainText.isLine(text, LONGEST)) {
            return List.of();
        }
        return sources.stream()
                .filter(this::mayAsk)
                .sorted(Comparator.comparingInt(CommandSource::order))
                .flatMap(source -> found(source, text))
                .toList();
    }

    private boolean mayAsk(CommandSource source) {
        var permission = source.permission();
        return permission == null || currentUser.may(permission);
    }

    // Each in a transaction of its own, whose seconds the driver keeps for every statement in it.
    private Stream<Command> found(CommandSource source, String text) {
        try {
            var commands = bounded.execute(transaction -> source.find(text));
            return commands == null ? Stream.empty() : commands.stream().limit(CommandSource.MOST);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Nothing from {}", source.getClass().getSimpleName(), e);
            return Stream.empty();
        }
    }
}
