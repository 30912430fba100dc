package dev.atalaya.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.testkit.ScratchDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Which agents each account of the seed reaches, against the matrix in src/test/resources/access/seed-scope.txt. */
class SeedScopeTests {

    // S09
    @Test
    void theSeedGrantsExactlyWhatTheMatrixSays() throws IOException {
        try (var scratch = new ScratchDatabase()) {
            Flyway.configure()
                    .dataSource(scratch.owner())
                    .locations("classpath:db/migration", "classpath:db/seed", "classpath:db/local")
                    .load()
                    .migrate();

            var lines = scratch.sql().sql("""
                            select coalesce(u.email, u.display_name) || ' ' || l.level || ' '
                                   || coalesce((select string_agg(w.slug, ',' order by w.slug) from whatsapp_agents w
                                                 where w.id = any (s.agents)), '-')
                              from users u
                             cross join (values ('1view'), ('2review'), ('3manage')) v (ordered)
                             cross join lateral (select substr(v.ordered, 2) as level) l
                             cross join lateral (select set_config('atalaya.user_id', u.id::text, true)) c
                             cross join lateral (select case when c.set_config is not null
                                                             then atalaya_scope(l.level) end as agents) s
                             order by coalesce(u.email, u.display_name), v.ordered
                            """).query(String.class).list();

            assertThat(String.join("\n", lines) + "\n")
                    .isEqualTo(
                            new ClassPathResource("access/seed-scope.txt").getContentAsString(StandardCharsets.UTF_8));
        }
    }
}
