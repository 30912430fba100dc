package dev.atalaya.testkit;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The schema of a database as sorted lines, so that two of them can be compared. */
public final class Catalogue {

    private static final String LINES = """
            select format('%s %s acl=%s rls=%s/%s options=%s', c.relkind, c.relname, c.relacl, c.relrowsecurity,
                          c.relforcerowsecurity, c.reloptions)
              from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname !~ '^flyway_schema_history'
            union all
            select format('column %s.%s %s not_null=%s default=%s identity=%s acl=%s', c.relname, a.attname,
                          format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid),
                          a.attidentity, a.attacl)
              from pg_attribute a join pg_class c on c.oid = a.attrelid
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and a.attnum > 0
               and not a.attisdropped and c.relname <> 'flyway_schema_history'
            union all
            select format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
              from pg_constraint
             where connamespace = 'public'::regnamespace and conname !~ '^flyway_schema_history'
            union all
            select 'index ' || indexdef from pg_indexes
             where schemaname = 'public' and tablename <> 'flyway_schema_history'
            union all
            select format('function %s acl=%s', pg_get_functiondef(oid), proacl) from pg_proc
             where pronamespace = 'public'::regnamespace
            union all
            select format('policy %s', p::text) from pg_policies p where schemaname = 'public'
            union all
            select format('trigger %s enabled=%s', pg_get_triggerdef(oid), tgenabled) from pg_trigger
             where not tgisinternal
            union all
            select format('comment %s.%s %s', objoid::regclass, objsubid, description) from pg_description
             where classoid = 'pg_class'::regclass
               and objoid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
             order by 1
            """;

    private Catalogue() {}

    public static List<String> of(DataSource database) {
        return JdbcClient.create(database).sql(LINES).query(String.class).list();
    }
}
