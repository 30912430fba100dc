package dev.atalaya.users.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.atalaya.components.DownloadLink;
import dev.atalaya.exports.CsvColumn;
import dev.atalaya.exports.CsvExport;
import dev.atalaya.users.UserRow;
import dev.atalaya.users.UserService;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list as a file, narrowed and sorted as on the page. */
class UserExport {

    private final UserService users;
    private final CsvExport csv;
    private final Locale locale;

    UserExport(UserService users, CsvExport csv, Locale locale) {
        this.users = users;
        this.csv = csv;
        this.locale = locale;
    }

    DownloadLink link(UserAddress address) {
        return new DownloadLink(translate("users.export"), "users.csv", "text/csv", out -> write(address, out));
    }

    void write(UserAddress address, OutputStream out) {
        var described = address.query().getParameters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join(" ", entry.getValue())));
        csv.write(
                UserAddress.PATH,
                described,
                columns(),
                (last, most) -> users.list(address.filter(), address.order(), last, most),
                out);
    }

    private List<CsvColumn<UserRow>> columns() {
        return List.of(
                column("name", UserRow::displayName),
                column("email", UserRow::email),
                column("status", row -> translate(UserBadges.key(row.status()))),
                column("roles", row -> String.join(", ", row.roles())),
                column("agents", row -> row.allAgents() ? translate("users.agents.all") : row.agents()),
                column("last_login", UserRow::lastLoginAt));
    }

    private CsvColumn<UserRow> column(String name, Function<UserRow, @Nullable Object> cell) {
        return new CsvColumn<>(translate("users.column." + name), cell);
    }

    private String translate(String key) {
        return I18NProvider.translate(locale, key);
    }
}
