package dev.atalaya.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atalaya.testkit.ScratchDatabase;
import dev.atalaya.testkit.World;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the catalogue must never hold, and for each of these that planting it is noticed. */
class CatalogueTests {

    private static final ScratchDatabase DATABASE = new ScratchDatabase();

    @BeforeAll
    static void migrate() {
        Flyway.configure()
                .dataSource(DATABASE.owner())
                .locations("classpath:db/migration", "classpath:db/seed")
                .load()
                .migrate();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaIsClean(Fault fault) {
        assertThat(fault.found(DATABASE.sql())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plantable")
    void aPlantedFaultIsNoticed(Fault fault) {
        try (var scratch = new ScratchDatabase()) {
            scratch.sql()
                    .sql("create table parents (id bigint primary key, agent_id bigint, unique (id, agent_id))")
                    .update();
            scratch.sql().sql("create table audit_logs (id bigint primary key)").update();
            scratch.sql().sql("alter table parents enable row level security").update();
            scratch.sql().sql("alter table parents force row level security").update();
            assertThat(fault.found(scratch.sql())).isEmpty();

            for (var statement : fault.plant.split(";\\n")) {
                scratch.sql().sql(statement).update();
            }
            assertThat(fault.found(scratch.sql())).hasSize(1);
        }
    }

    /** */
    @Test
    void theApplicationsRoleIsHarmless() {
        var owner = World.owner();
        assertThat(strings(owner, """
                        select rolname from pg_roles where rolname = 'atalaya_app'
                           and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)""")).isEmpty();
        assertThat(strings(owner, "select relname from pg_class where relowner = 'atalaya_app'::regrole"))
                .isEmpty();
        assertThat(strings(owner, """
                        select r.rolname from pg_roles r
                         where r.rolname <> 'atalaya_app' and pg_has_role('atalaya_app', r.oid, 'member')""")).isEmpty();
    }

    @Test
    void theMandatoryIndexesAreThere() {
        var starts = strings(DATABASE.sql(), "select regexp_replace(indexdef, '^.* ON public\\.', '') from pg_indexes");

        for (var wanted : List.of(
                "conversations USING btree (agent_id, status",
                "messages USING btree (conversation_id, created_at",
                "audit_logs USING btree (actor_user_id, created_at")) {
            assertThat(starts).anyMatch(index -> index.startsWith(wanted));
        }
    }

    private static List<String> strings(JdbcClient database, String query) {
        return database.sql(query).query(String.class).list();
    }

    enum Fault {
        /** A-06; the grants decide about the scope, so that no scope can filter them. */
        SCOPED_TABLE_WITHOUT_FORCED_SECURITY("""
                select c.relname from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'agent_id' and not a.attisdropped
                 where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                   and c.relname <> 'user_agent_access' and not (c.relrowsecurity and c.relforcerowsecurity)""", "alter table parents no force row level security"),
        /** */
        SCOPED_TABLE_WITHOUT_THE_OWNERS_POLICY("""
                select c.relname from pg_class c
                 where c.relforcerowsecurity and c.relnamespace = 'public'::regnamespace and c.relname <> 'parents'
                   and not exists (select 1 from pg_policies p where p.tablename = c.relname
                        and p.roles = '{atalaya_owner}' and p.qual = 'true' and p.with_check = 'true')""", """
                create table blind (id bigint primary key);
                alter table blind enable row level security;
                alter table blind force row level security"""),
        /** E-01 */
        IMPLICIT_ON_DELETE("""
                select conname from pg_constraint
                 where contype = 'f' and confdeltype = 'a' and connamespace = 'public'::regnamespace""", "create table children (id bigint primary key, parent_id bigint references parents)"),
        /** E-01 */
        FOREIGN_KEY_WITHOUT_INDEX(
                """
                select k.conname from pg_constraint k
                 where k.contype = 'f' and k.connamespace = 'public'::regnamespace and not exists (
                       select 1 from pg_index i where i.indrelid = k.conrelid and i.indisvalid
                          and i.indkey[0] = any (k.conkey)
                          and (cardinality(k.conkey) = 1 or i.indkey[0] is distinct from (
                               select attnum from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'agent_id')))""",
                "create table children (id bigint primary key, parent_id bigint references parents on delete cascade)"),
        /** */
        FOREIGN_KEY_WITHOUT_THE_AGENT("""
                select k.conname from pg_constraint k
                  join pg_attribute ca on ca.attrelid = k.conrelid and ca.attname = 'agent_id'
                  join pg_attribute pa on pa.attrelid = k.confrelid and pa.attname = 'agent_id'
                 where k.contype = 'f' and not (ca.attnum = any (k.conkey))""", """
                create table children (agent_id bigint,
                    parent_id bigint primary key references parents on delete cascade)"""),
        /** D-02 */
        CHILD_OF_THE_LOG_OR_LOG_AS_CHILD(
                """
                select conname from pg_constraint
                 where contype = 'f' and 'audit_logs'::regclass in (conrelid, confrelid)""", "create table children (id bigint primary key references audit_logs on delete cascade)"),
        /** D-01 */
        LOG_THAT_THE_APPLICATION_MAY_CHANGE("""
                select p from unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p
                 where has_table_privilege('atalaya_app', 'audit_logs', p)""", "grant delete on audit_logs to atalaya_app"),
        /** D-01, D-11 */
        TRIGGER_OF_THE_LOG_THAT_CAN_BE_SKIPPED("""
                select tgname from pg_trigger
                 where tgrelid = 'audit_logs'::regclass and not tgisinternal and tgenabled <> 'A'""", """
                create function refuse() returns trigger language plpgsql as 'begin raise; end';
                create trigger refused before delete on audit_logs for each row execute function refuse()"""),
        VIEW_WITH_THE_OWNERS_RIGHTS("""
                select relname from pg_class
                 where relkind = 'v' and relnamespace = 'public'::regnamespace
                   and not coalesce('security_invoker=true' = any (reloptions), false)""", "create view peek as select * from parents"),
        DEFINER_FUNCTION_WITHOUT_A_PATH(
                """
                select proname from pg_proc
                 where prosecdef and pronamespace = 'public'::regnamespace
                   and not exists (select 1 from unnest(proconfig) c where c like 'search_path=%')""", "create function sly() returns int language sql security definer as 'select 1'"),
        DEFINER_FUNCTION_FOR_EVERYBODY("""
                select proname from pg_proc
                 where prosecdef and pronamespace = 'public'::regnamespace
                   and has_function_privilege('atalaya_backup', oid, 'EXECUTE')""", """
                create function sly() returns int language sql security definer set search_path = pg_catalog
                as 'select 1'"""),
        /** E-02 */
        STATE_WITHOUT_A_CHECK("""
                select format('%s.%s', c.relname, a.attname) from pg_attribute a join pg_class c on c.oid = a.attrelid
                 where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                   and a.attname in ('status', 'kind', 'level', 'result', 'direction', 'author', 'priority', 'theme')
                   and not exists (select 1 from pg_constraint k
                        where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey))""", "create table loose (id bigint primary key, status text)"),
        /** E-14 */
        TIME_WITHOUT_A_ZONE("""
                select format('%s.%s', c.relname, a.attname) from pg_attribute a join pg_class c on c.oid = a.attrelid
                 where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
                   and a.atttypid = 'timestamp'::regtype and c.relname <> 'flyway_schema_history'""", "create table loose (id bigint primary key, at timestamp)"),
        TABLE_WITHOUT_A_KEY("""
                select c.relname from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                   and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')""", "create table loose (id bigint)"),
        /** E-08; a failed CREATE INDEX CONCURRENTLY cannot be planted with plain SQL by an owner. */
        INVALID_INDEX("select indexrelid::regclass::text from pg_index where not indisvalid", "");

        private final String query;
        private final String plant;

        Fault(String query, String plant) {
            this.query = query;
            this.plant = plant;
        }

        List<String> found(JdbcClient database) {
            return strings(database, query);
        }
    }

    static Stream<Fault> plantable() {
        return Stream.of(Fault.values()).filter(fault -> !fault.plant.isEmpty());
    }
}
