package dev.atalaya.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseInitTests {

    private static final String NAME = "init_test";

    private final DatabaseServer server = DatabaseServer.at(
            "jdbc:postgresql://" + TestPostgres.server().toString().replace("/atalaya", "/" + NAME), passwords());

    private final DatabaseInit init = init(Credentials.SUPERUSER, TestPostgres.superuserPassword());

    @AfterEach
    void drop() {
        as(DatabaseRole.OWNER, TestPostgres.server())
                .sql("drop database if exists " + NAME + " with (force)")
                .update();
    }

    @Test
    void makesTheDatabaseForItsThreeRolesAlone() {
        assertThat(init.run()).as("a superuser's database is watched").isTrue();
        assertThat(as(DatabaseRole.APP).sql("select 1").query(Integer.class).single())
                .isEqualTo(1);
        var privileges = as(DatabaseRole.APP).sql("""
                        select has_database_privilege('public', current_database(), 'connect')
                            or has_database_privilege('atalaya_app', current_database(), 'create')
                            or has_database_privilege('atalaya_app', current_database(), 'temporary')
                            or has_schema_privilege('atalaya_app', 'public', 'create')
                            or has_schema_privilege('atalaya_backup', 'public', 'create')""").query(Boolean.class).single();
        assertThat(privileges).isFalse();
        assertThat(as(DatabaseRole.APP)
                        .sql("select datcollate || ' ' || datctype from pg_database where datname = current_database()")
                        .query(String.class)
                        .single())
                .startsWith("C C");
    }

    @Test
    void runAgainItKeepsWhatIsThereAndMendsTheRoles() {
        init.run();
        as(DatabaseRole.OWNER).sql("create table notes (note text)").update();
        superuser().sql("alter role atalaya_app createdb").update();
        init.run();
        assertThat(as(DatabaseRole.OWNER)
                        .sql("select to_regclass('notes') is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(superuser()
                        .sql("select rolcreatedb from pg_roles where rolname = 'atalaya_app'")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void schemaChangesAreRecordedOnceThereIsATableForThem() {
        init.run();
        var owner = as(DatabaseRole.OWNER);
        owner.sql("create table before_it (id int)").update();
        owner.sql("""
                        create table ddl_events (id bigint generated always as identity, login text not null,
                            application_name text not null, command_tag text not null, object_identity text not null)""").update();
        owner.sql("create table after_it (id int)").update();
        owner.sql("alter table after_it add column name text").update();
        owner.sql("drop table after_it").update();
        owner.sql("create temporary table passing (id int)").update();
        assertThat(owner.sql("select login || ' ' || command_tag || ' ' || object_identity from ddl_events order by id")
                        .query(String.class)
                        .list())
                .filteredOn(line -> !line.contains("ddl_events"))
                .containsExactly(
                        "atalaya_owner CREATE TABLE public.after_it",
                        "atalaya_owner ALTER TABLE public.after_it",
                        "atalaya_owner DROP TABLE public.after_it");
    }

    @Test
    void aChangeThatCannotBeRecordedHappensAllTheSame() {
        init.run();
        var owner = as(DatabaseRole.OWNER);
        owner.sql("create table ddl_events (something_else int)").update();
        owner.sql("create table notes (note text)").update();
        assertThat(owner.sql("select to_regclass('notes') is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whoeverMayNotMakeRolesIsToldInOneLine() {
        var asOwner = init(DatabaseRole.OWNER.login(), TestPostgres.server().password(DatabaseRole.OWNER));
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(asOwner::run)
                .withMessageContaining("could not be prepared as atalaya_owner");
    }

    @Test
    void noPasswordIsSentInTheClear() {
        assertThat(init.script())
                .contains("SCRAM-SHA-256$")
                .doesNotContain(passwords().values());
    }

    @Test
    void knowsWhichRolesExist() {
        assertThat(init.existingRoles()).containsExactlyInAnyOrder(DatabaseRole.values());
    }

    private DatabaseInit init(String superuser, String password) {
        return new DatabaseInit(server, superuser, password);
    }

    private JdbcClient as(DatabaseRole role) {
        return as(role, server);
    }

    private static JdbcClient as(DatabaseRole role, DatabaseServer server) {
        return client(server, role.login(), server.password(role));
    }

    private JdbcClient superuser() {
        return client(server, Credentials.SUPERUSER, TestPostgres.superuserPassword());
    }

    private static JdbcClient client(DatabaseServer server, String login, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(login);
        source.setPassword(password);
        return JdbcClient.create(source);
    }

    private static Map<DatabaseRole, String> passwords() {
        return Stream.of(DatabaseRole.values())
                .collect(Collectors.toMap(role -> role, TestPostgres.server()::password));
    }
}
