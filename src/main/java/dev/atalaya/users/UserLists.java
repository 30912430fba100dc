package dev.atalaya.users;

import dev.atalaya.components.ListLook;
import dev.atalaya.components.ListSettings;
import dev.atalaya.security.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how whoever is signed in left each list; nobody reads or writes another's. */
@Component
class UserLists implements ListSettings {

    private static final String READ = "select array_to_string(hidden, ',') as hidden, sort, close"
            + " from user_list_settings where user_id = :user and list = :list";

    private static final String KEEP = """
            insert into user_list_settings (user_id, list, hidden, sort, close)
            values (:user, :list, string_to_array(:hidden, ','), cast(:sort as text), :close)
            on conflict (user_id, list)
            do update set hidden = excluded.hidden, sort = excluded.sort, close = excluded.close""";

    private final JdbcClient database;
    private final CurrentUser currentUser;

    UserLists(JdbcClient database, CurrentUser currentUser) {
        this.database = database;
        this.currentUser = currentUser;
    }

    @Override
    @Transactional(readOnly = true)
    public ListLook of(String list) {
        return database.sql(READ)
                .param("user", currentUser.require().id().value())
                .param("list", list)
                .query(UserLists::look)
                .optional()
                .orElse(ListLook.USUAL);
    }

    @Override
    @Transactional
    public void keep(String list, ListLook look) {
        database.sql(KEEP)
                .param("user", currentUser.require().id().value())
                .param("list", list)
                .param("hidden", look.hidden().stream().sorted().collect(Collectors.joining(",")))
                .param("sort", look.order())
                .param("close", look.close())
                .update();
    }

    private static ListLook look(ResultSet row, int number) throws SQLException {
        return new ListLook(
                Stream.of(row.getString("hidden").split(","))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                row.getString("sort"),
                row.getBoolean("close"));
    }
}
