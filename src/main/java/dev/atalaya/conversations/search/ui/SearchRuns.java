package dev.atalaya.conversations.search.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import dev.atalaya.conversations.search.SearchPage;
import dev.atalaya.security.CurrentUser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Runs searches beside the session, so that a slow one keeps nobody from clicking; a few at a time, so that lists find
 * a connection.
 */
@Component
class SearchRuns {

    static final int AT_ONCE = 4;

    private static final int MILLISECONDS_BETWEEN_POLLS = 150;
    private static final long SECONDS_TO_WAIT = 2;

    private final CurrentUser currentUser;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    SearchRuns(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    /** Searches as the current user; the page asks until the answer is there. */
    void run(UI ui, Supplier<SearchPage> search, Consumer<SearchPage> found, Consumer<RuntimeException> failed) {
        var user = currentUser.require();
        count(ui, 1);
        Thread.ofVirtual().name("search").start(() -> {
            Runnable told;
            try {
                var page = currentUser.callAs(user, () -> inTurn(ui, search));
                told = () -> found.accept(page);
            } catch (RuntimeException e) {
                told = () -> failed.accept(e);
            }
            tell(ui, told);
        });
    }

    /** The page asks as long as one of its searches runs. */
    private static void count(UI ui, int more) {
        var before = ComponentUtil.getData(ui, SearchRuns.class.getName());
        var running = (before instanceof Integer number ? number : 0) + more;
        ComponentUtil.setData(ui, SearchRuns.class.getName(), running);
        ui.setPollInterval(running > 0 ? MILLISECONDS_BETWEEN_POLLS : -1);
    }

    private SearchPage inTurn(UI ui, Supplier<SearchPage> search) {
        try {
            if (!places.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                throw new TooManySearchesException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManySearchesException();
        }
        try {
            if (!ui.isAttached()) {
                throw new UIDetachedException();
            }
            return search.get();
        } finally {
            places.release();
        }
    }

    private static void tell(UI ui, Runnable told) {
        try {
            ui.access(() -> {
                count(ui, -1);
                told.run();
            });
        } catch (UIDetachedException e) {
            // whoever asked has left
        }
    }
}
