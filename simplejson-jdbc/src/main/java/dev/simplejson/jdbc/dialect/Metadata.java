// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tables and views a database has, what their columns hold, and how a sample of their rows is asked for. This class itself asks JDBC.
 *
 * <p>{@link #tables} runs the queries, which may name schemas as null or empty where there are none. Of one that fails, as it does in a
 * release that does not know what it asks for, the log has a line at DEBUG, and tables are judged without it.
 */
public class Metadata {
    /** What SQLite calls a column, by way of drivers that wrap its own: the driver knows that it holds text. */
    private static final Set<String> TEXTS_NAMED_AS_TIMES = Set.of("date", "datetime", "time", "timestamp");

    private static final Set<String> FRACTIONS =
            Set.of("decimal", "numeric", "number", "float", "double", "double precision", "real");

    private final Dialect dialect;

    /** What JDBC says, with SQL of a dialect. */
    public Metadata(Dialect dialect) {
        this.dialect = dialect;
    }

    /** What writes the SQL. */
    protected final Dialect dialect() {
        return dialect;
    }

    /** The tables and views to offer. */
    public List<TableInfo> tables(Connection connection) throws SQLException {
        return MetadataTables.read(connection, this);
    }

    /** Schemas of the database's own, in lower case. */
    protected Set<String> systemSchemas() {
        return Set.of("information_schema", "pg_catalog", "sys", "system", "mysql", "performance_schema", "sysibm");
    }

    /**
     * The query for all keys and indexes: schema, table, a name of the index, whether it is unique, a column of it; the columns of one
     * index one behind the other. Null if only JDBC can be asked.
     */
    @Nullable
    protected String keysQuery() {
        return null;
    }

    /** The query for all foreign keys of one column: schema, table, column, schema, table and column that it refers to; null if unknown. */
    @Nullable
    protected String referencesQuery() {
        return null;
    }

    /** The query for tables that are never offered, such as the database's own: schema and table; null if there are none. */
    @Nullable
    protected String hiddenQuery() {
        return null;
    }

    /**
     * The query for tables that hold the rows of others, such as partitions, the oldest first: schema and table, schema and table of the
     * whole, and the condition that rows there meet and others do not, in SQL; null instead of a condition if there is none to look rows up
     * by, or if there are no rows. Where the whole is offered, its parts are not. Null if there are no such tables.
     */
    @Nullable
    protected String partsQuery() {
        return null;
    }

    /**
     * The query for columns that the user may not read, of tables of which others may be read: schema, table and column. They are not asked
     * for, and are told of. Null if that is unknown.
     */
    @Nullable
    protected String unreadableQuery() {
        return null;
    }

    /** The query for columns whose type is based on another: schema, table, column and the other type's name; null if there are none. */
    @Nullable
    protected String basesQuery() {
        return null;
    }

    /**
     * Whether a schema that is called as its catalog is has to be named with it. Elsewhere a driver may give one name to both, and the
     * database knows one of them.
     */
    protected boolean namesCatalogs() {
        return false;
    }

    /** The name of the type of a result's column, as {@link #kind} knows it. */
    public String typeName(ResultSetMetaData metadata, int index) throws SQLException {
        return String.valueOf(metadata.getColumnTypeName(index));
    }

    /**
     * What a column of a type holds.
     *
     * @param jdbcType one of {@link Types}
     * @param typeName the database's name of the type
     */
    public Kind kind(int jdbcType, String typeName) {
        String lower = typeName.toLowerCase(Locale.ROOT);
        if (jdbcType == Types.ARRAY) {
            return Kind.OTHER;
        }
        if (lower.contains("with time zone") || lower.equals("timestamptz")) {
            return lower.startsWith("timestamp") ? Kind.TIMESTAMP_WITH_ZONE : Kind.OTHER;
        }
        return switch (jdbcType) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.INTEGER;
            case Types.REAL -> Kind.SINGLE;
            case Types.FLOAT, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> Kind.DECIMAL;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR ->
                isText(lower) || TEXTS_NAMED_AS_TIMES.contains(lower) ? Kind.TEXT : Kind.OTHER;
            case Types.BOOLEAN -> Kind.BOOLEAN;
            case Types.BIT -> lower.startsWith("bool") ? Kind.BOOLEAN : Kind.OTHER;
            case Types.DATE -> Kind.DATE;
            case Types.TIME -> Kind.TIME_OF_DAY;
            case Types.TIMESTAMP -> Kind.TIMESTAMP;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Kind.TIMESTAMP_WITH_ZONE;
            // The driver does not know its own type, as Drizzle's of decimal(12,3) and DuckDB's before 1.0.
            case Types.NULL, Types.OTHER, Types.JAVA_OBJECT ->
                FRACTIONS.contains(lower.replaceFirst("\\s*\\(.*", "")) ? Kind.DECIMAL : Kind.OTHER;
            default -> Kind.OTHER;
        };
    }

    /** Enumerations and the like are reported as text, but cannot be compared with it; nor can large objects of text, or only their ids. */
    protected static boolean isText(String typeName) {
        boolean isLarge = typeName.contains("lob") || typeName.contains("large object");
        return !isLarge
                && (typeName.contains("char")
                        || typeName.contains("text")
                        || typeName.contains("string")
                        || typeName.equals("name"));
    }

    /** What rows are numbered by, so that some of the middle and the end can be read without the rest; null if nothing. */
    public @Nullable String rowNumber() {
        return null;
    }

    /**
     * The same of one table, where tables differ in that: this is what samples are read by. Null if its rows are numbered by nothing; then
     * they are read from its start alone.
     *
     * @param table as {@link #tables} described it
     */
    public @Nullable String rowNumber(TableInfo table) {
        return rowNumber();
    }

    /**
     * Whether rows are looked up quickly by several numbers that a query within a condition gives. If not, samples read them where the
     * numbers are.
     */
    public boolean looksRowsUp() {
        return true;
    }

    /** The query for the largest {@link #rowNumber}, where to order by that would read all rows; null if it would not. */
    public @Nullable String lastRowNumber(String from) {
        return null;
    }

    /** The statement for some rows: from the start of a table, as far as there is one. */
    public String sample(String from, List<String> selected, int rows) {
        return "SELECT " + String.join(", ", selected) + " FROM " + from + dialect.limit(rows);
    }

    /**
     * The statement for some rows of each part of a table, what tells rows apart first; null if only its start can be read quickly.
     *
     * @param rows how many of each part
     */
    public @Nullable String sampleOfParts(String from, List<String> selected, int rows) {
        return null;
    }

    /**
     * The same of the rows of one part, asked for of each that has a condition, where {@link #partsQuery} gives any. Null if only the start
     * of the whole can be read quickly.
     *
     * @param from the whole
     * @param rows how many of the start, the middle and the end of the part
     */
    public @Nullable String sampleOfPart(String from, TableInfo.Part part, List<String> selected, int rows) {
        return null;
    }

    /** The expression that discovery selects for a column: its value, shortened if need be; null if it is not to be looked at. */
    public @Nullable String sampled(String column, Kind kind) {
        return switch (kind) {
            case DECIMAL, SINGLE -> dialect.selectedNumber(column, kind);
            case TEXT -> dialect.startOfText(column, TextSize.LONGEST_SAMPLED + 1);
            case SYMBOL, TIME_OF_DAY -> dialect.asText(column);
            case OTHER -> null;
            default -> column;
        };
    }
}
