// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.server;

import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.Metadata;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.dialect.TableInfo;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** PostgreSQL: its own catalogue, because the standard one hides the keys of tables that a user may only read. */
final class PostgresMetadata extends Metadata {
    /** Its driver gives enumerations and these as text or as something else. */
    private static final Set<String> SYMBOLS = Set.of("uuid", "inet", "cidr", "macaddr", "macaddr8");

    PostgresMetadata(Dialect dialect) {
        super(dialect);
    }

    @Override
    protected Set<String> systemSchemas() {
        return Set.of(
                "information_schema",
                "pg_catalog",
                "pg_toast",
                "_timescaledb_internal",
                "_timescaledb_catalog",
                "_timescaledb_config",
                "_timescaledb_cache",
                "timescaledb_information");
    }

    /** Of partial indexes and of those over expressions nothing follows. */
    @Override
    protected String keysQuery() {
        return "SELECT n.nspname, c.relname, CAST(i.indexrelid AS text), i.indisunique, a.attname FROM pg_index i"
                + " JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " CROSS JOIN LATERAL unnest(CAST(i.indkey AS int2[])) WITH ORDINALITY AS k(attnum, place)"
                + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum"
                + " WHERE i.indpred IS NULL AND i.indexprs IS NULL AND k.place <= i.indnkeyatts"
                + " AND n.nspname NOT IN ('pg_catalog', 'pg_toast') ORDER BY i.indexrelid, k.place";
    }

    @Override
    protected String referencesQuery() {
        return "SELECT n.nspname, c.relname, a.attname, fn.nspname, f.relname, fa.attname FROM pg_constraint k"
                + " JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " JOIN pg_class f ON f.oid = k.confrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace"
                + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]"
                + " JOIN pg_attribute fa ON fa.attrelid = f.oid AND fa.attnum = k.confkey[1]"
                + " WHERE k.contype = 'f' AND cardinality(k.conkey) = 1";
    }

    /**
     * Partitions, and tables that inherit all of their columns and have a condition of their own, as partitions were made before there were
     * any. Other tables that inherit may be of one thing each, which nothing but their names tells. What stands in a table that its user
     * may not read is not there. What a default partition or one by hashes holds cannot be looked up, and would be looked for in all rows.
     */
    @Override
    protected String partsQuery() {
        return "WITH RECURSIVE part(root, oid) AS (SELECT i.inhparent, i.inhrelid FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent"
                + " WHERE p.relkind IN ('r', 'p') AND NOT EXISTS (SELECT 1 FROM pg_inherits up WHERE up.inhrelid = i.inhparent)"
                + " UNION SELECT part.root, i.inhrelid FROM part JOIN pg_inherits i ON i.inhparent = part.oid)"
                + " SELECT n.nspname, c.relname, rn.nspname, r.relname, CASE WHEN c.relkind = 'r' AND pg_relation_size(c.oid) > 0"
                + " THEN (SELECT condition FROM (SELECT CASE WHEN c.relispartition THEN pg_get_partition_constraintdef(c.oid)"
                + " ELSE (SELECT string_agg('(' || pg_get_expr(k.conbin, k.conrelid) || ')', ' AND ') FROM pg_constraint k"
                + " WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conislocal AND k.convalidated) END) AS held (condition)"
                + " WHERE condition !~ 'NOT [(]|satisfies_hash') END"
                + " FROM part JOIN pg_class c ON c.oid = part.oid JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " JOIN pg_class r ON r.oid = part.root JOIN pg_namespace rn ON rn.oid = r.relnamespace"
                + " WHERE (has_any_column_privilege(r.oid, 'SELECT') OR NOT has_any_column_privilege(c.oid, 'SELECT'))"
                + " AND (c.relispartition"
                + " OR EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conislocal)"
                + " AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
                + " AND a.attinhcount = 0)) ORDER BY c.oid";
    }

    @Override
    protected String unreadableQuery() {
        return "SELECT n.nspname, c.relname, a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
                + " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT has_table_privilege(c.oid, 'SELECT')"
                + " AND has_any_column_privilege(c.oid, 'SELECT') AND NOT has_column_privilege(c.oid, a.attnum, 'SELECT')"
                + " ORDER BY c.oid, a.attnum";
    }

    /** Domains, and what they are based on; of domains over domains, the last. */
    @Override
    protected String basesQuery() {
        return "WITH RECURSIVE base(oid, of, typtype, typbasetype) AS (SELECT oid, oid, typtype, typbasetype FROM pg_type"
                + " WHERE typtype = 'd' UNION ALL SELECT t.oid, base.of, t.typtype, t.typbasetype FROM base"
                + " JOIN pg_type t ON t.oid = base.typbasetype WHERE base.typtype = 'd')"
                + " SELECT n.nspname, c.relname, a.attname, t.typname FROM base JOIN pg_type t ON t.oid = base.oid"
                + " JOIN pg_attribute a ON a.atttypid = base.of AND a.attnum > 0"
                + " JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE base.typtype <> 'd' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')";
    }

    @Override
    public Kind kind(int jdbcType, String typeName) {
        String lower = typeName.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "money" -> Kind.DECIMAL;
            // The driver knows nothing about citext.
            case "citext", "text", "varchar", "bpchar", "name" -> Kind.TEXT;
            case "oid" -> Kind.OTHER;
            case "int2", "int4", "int8", "serial", "bigserial", "smallserial" -> Kind.INTEGER;
            case "float4" -> Kind.SINGLE;
            case "float8", "numeric" -> Kind.DECIMAL;
            case "bool" -> Kind.BOOLEAN;
            case "date" -> Kind.DATE;
            case "time" -> Kind.TIME_OF_DAY;
            case "timestamp" -> Kind.TIMESTAMP;
            case "timestamptz" -> Kind.TIMESTAMP_WITH_ZONE;
            default -> {
                // An enumeration is reported as text of another name.
                boolean symbol = SYMBOLS.contains(lower) || jdbcType == Types.VARCHAR && !isText(lower);
                yield symbol ? Kind.SYMBOL : super.kind(jdbcType, typeName);
            }
        };
    }

    /** By the number of the page; no page in front of it is read. */
    @Override
    public String sampleOfParts(String from, List<String> selected, int rows) {
        return sampleOfPages(from, from, "", selected, rows);
    }

    /** Of the whole table, because who may read that need not be one who may read its parts. All other parts are passed over. */
    @Override
    public String sampleOfPart(String from, TableInfo.Part part, List<String> selected, int rows) {
        return sampleOfPages(from, part.from(), part.condition(), selected, rows);
    }

    private static String sampleOfPages(String from, String stored, String condition, List<String> selected, int rows) {
        String start = "(SELECT CAST(tableoid AS text) || CAST(ctid AS text), " + String.join(", ", selected) + " FROM "
                + from + (condition.isEmpty() ? "" : " WHERE " + condition);
        String end = " LIMIT " + rows + ")";
        String pages =
                "pg_relation_size('" + stored.replace("'", "''") + "') / CAST(current_setting('block_size') AS int)";
        // In a query of its own a place is computed once; elsewhere for each row, and all rows are read.
        String fromPage = (condition.isEmpty() ? " WHERE" : " AND") + " ctid >= (SELECT CAST(format('(%s,0)', ";
        return start + end + " UNION ALL " + start + fromPage + pages + " / 2) AS tid))" + end + " UNION ALL " + start
                + fromPage + "greatest(0, " + pages + " - 2)) AS tid))" + end;
    }
}
