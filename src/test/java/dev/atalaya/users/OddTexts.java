package dev.atalaya.users;

import java.util.List;

/** What people and programs have typed into fields to break them. */
public final class OddTexts {

    private OddTexts() {}

    public static List<String> all() {
        return List.of(
                "",
                "   ",
                "adm\u0131n",
                "admin\u200b",
                "admin\0",
                "x".repeat(1_000_000),
                "\ud83d\ude00".repeat(255),
                "O'Brien-N\u00fa\u00f1ez",
                "Nu\u0308n\u0303ez",
                "null",
                "undefined",
                "NaN",
                "${7*7} #{7*7} {{7*7}} %s %n {0}",
                "a".repeat(256),
                "a\nb\tc",
                "ROLE_ADMIN",
                "a@b",
                "a@@b.com",
                "a@b.com\nBcc: x@y.z",
                "\"a b\"@c.com",
                "a+tag@b.com",
                "\u00fcser@b\u00fccher.example",
                "a".repeat(50_000) + "@",
                "_",
                "\\",
                "100%_\\",
                "'; select pg_sleep(10)--",
                "(a+)+$".repeat(100),
                "word ".repeat(10_000),
                "foo:* & !bar | <->",
                "\ud800",
                "\u202eevil",
                "<img src=x onerror=alert(1)>",
                "javascript:alert(1)");
    }
}
