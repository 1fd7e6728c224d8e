// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.labels.SettingLines;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.sample.Affinity;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.jdbc.sql.NamedSql;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.jdbc.when.TimeGuess;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Query;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a metric of a query that a user wrote: asks the database for its columns. */
final class QueryRelation {
    static final int SAMPLE_ROWS = 100;

    private static final Set<TimeFormat> FINER_THAN_MILLIS = Set.of(
            TimeFormat.EPOCH_MICROS,
            TimeFormat.EPOCH_NANOS,
            TimeFormat.DOTNET_TICKS,
            TimeFormat.FILETIME,
            TimeFormat.WEBKIT_MICROS,
            TimeFormat.APPLE_NANOS);

    /** What an end of the range may be to a database that knows no {@code NULL} without a type. */
    private static final List<TimeFormat> ENDS =
            List.of(TimeFormat.TIMESTAMP, TimeFormat.EPOCH_MILLIS, TimeFormat.ISO_SPACE);

    private final JdbcMetric metric;
    private final boolean free;
    private final Database database;
    private final JdbcSettings settings;
    private final UnreadableQuery unreadable;
    private final String setting;
    private final Set<String> unknown = new HashSet<>();

    private @Nullable TimeFormat ends;
    private boolean certain = true;

    /**
     * A query that is about to be described.
     *
     * @param free whether it is no metric of the settings, but a request's own
     */
    QueryRelation(JdbcMetric metric, boolean free, Database database, JdbcSettings settings) {
        this.metric = metric;
        this.free = free;
        this.ends = metric.timeFormat();
        this.database = database;
        this.settings = settings;
        this.unreadable = new UnreadableQuery(metric, free, database, settings);
        this.setting = SettingName.ofMetric(metric.name()) + ".";
    }

    /** Whether another query would find out the same, so that it need not be asked again. */
    boolean isCertain() {
        return certain;
    }

    /** The lines of settings that would have made a metric of it, ready to copy; none if it is one, or if none are known. */
    List<String> advice() {
        return unreadable.advice();
    }

    /** The metric. Where the database does not know what a column holds, the rows of this query tell. */
    Target read(Query query) throws Exception {
        if (metric.sql().contains(SettingLines.YOURS)) {
            throw unreadable.because(
                    "its setting " + setting + "sql still holds " + SettingLines.YOURS
                            + "; in its place, and that of the parentheses behind it if there are any, write the SQL that makes a time or a number of its columns");
        }
        database.dialect(purpose(), query.context().cancellation());
        NamedSql sql = NamedSql.parse(metric.sql(), setting + "sql");
        List<TableColumn> columns = columns(sql, query);
        checkNames(columns);
        TableColumn time = named(columns, metric.time(), "time");
        if (format(time) == null) {
            throw unreadable.withoutFormat(sql, time, query, this::addNothing);
        }
        Target target = describe(sql, columns);
        return unknown.isEmpty() ? target : describe(sql, sampled(target.relation(), query));
    }

    /** Of no row. Some databases, as Derby, compare nothing with a {@code NULL} that has no type, so other ends of the range are tried. */
    private List<TableColumn> columns(NamedSql sql, Query query) throws Exception {
        try {
            return columnsOfNothing(sql, query);
        } catch (SimpleJsonException failure) {
            if (metric.timeFormat() == null && sql.namesRange() && unreadable.isOfSql(failure)) {
                for (TimeFormat format : ENDS) {
                    ends = format;
                    try {
                        return columnsOfNothing(sql, query);
                    } catch (SimpleJsonException again) {
                        // The first reason is the one to tell: it is of what was written.
                        query.context().cancellation().checkAlive();
                    }
                }
                ends = null;
            }
            throw unreadable.refused(failure, query, this::addNothing);
        }
    }

    private List<TableColumn> columnsOfNothing(NamedSql sql, Query query) throws Exception {
        BoundSql empty = new BoundSql()
                .sql("SELECT * FROM (")
                .add(sql.bind(this::addNothing))
                .sql(") sj_source WHERE 1 = 0");
        return database.read(purpose(), empty, query.context().cancellation(), rows -> columns(rows.getMetaData()));
    }

    private @Nullable TimeFormat format(TableColumn time) {
        return metric.timeFormat() != null
                ? metric.timeFormat()
                : TimeGuess.ofType(time.kind()).format();
    }

    private String purpose() {
        return "metric '" + metric.name() + "'";
    }

    private void checkNames(List<TableColumn> columns) {
        Set<String> names = new HashSet<>();
        for (TableColumn column : columns) {
            if (!names.add(column.name())) {
                throw unreadable.because(
                        "its result has two columns '" + column.name() + "'; give each a name of its own with AS");
            }
        }
    }

    private List<TableColumn> sampled(Relation relation, Query query) throws Exception {
        Dialect dialect = database.dialect();
        List<String> selected = relation.columns().stream()
                .map(column -> Objects.requireNonNullElse(
                        database.vendor().metadata().sampled(column.quoted(), column.kind()), "NULL"))
                .toList();
        BoundSql sql = new BoundSql().sql("SELECT " + String.join(", ", selected) + " FROM ");
        Source.ofAll(relation, query, dialect).addTo(sql);
        sql.sql(dialect.limit(SAMPLE_ROWS));
        List<ColumnSample> samples =
                database.read(purpose(), sql, query.context().cancellation(), rows -> {
                    List<ColumnSample> found = new ArrayList<>();
                    selected.forEach(column -> found.add(new ColumnSample()));
                    while (rows.next()) {
                        for (int i = 0; i < found.size(); i++) {
                            found.get(i).add(rows.getObject(i + 1));
                        }
                    }
                    return found;
                });
        List<TableColumn> columns = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            columns.add(known(relation.columns().get(i), samples.get(i)));
        }
        return columns;
    }

    private TableColumn known(TableColumn column, ColumnSample sample) {
        if (!unknown.contains(column.name())) {
            return column;
        }
        if (sample.values() == 0) {
            certain = false;
            return column;
        }
        return new TableColumn(column.name(), column.quoted(), Affinity.kind("", sample), column.type());
    }

    private Target describe(NamedSql sql, List<TableColumn> columns) {
        TableColumn time = named(columns, metric.time(), "time");
        TimeFormat format = Objects.requireNonNull(format(time));
        TimeCodec codec = TimeCodec.of(format, time.kind(), database.dialect(), settings.zone());
        List<TableColumn> labels = labels(columns, time);
        Relation relation = new Relation(
                metric.name(),
                null,
                sql,
                time,
                codec,
                format,
                columns,
                labels,
                values(columns, time, labels),
                Map.of(),
                Long.MIN_VALUE,
                List.of(),
                List.of(),
                "",
                repeatAdvice(format, columns, time, labels),
                settings.pushesDown(metric.pushDown()),
                new Relation.Noted(Instant.EPOCH));
        return new Target(metric.name(), relation, relation.values(), metric.unit());
    }

    /** Not if somebody decided, nor for times that may differ within a millisecond. */
    private String repeatAdvice(
            TimeFormat format, List<TableColumn> columns, TableColumn time, List<TableColumn> labels) {
        if (metric.labels() != null || FINER_THAN_MILLIS.contains(format)) {
            return "";
        }
        List<String> others = columns.stream()
                .filter(column -> !column.equals(time) && !labels.contains(column))
                .map(TableColumn::name)
                .toList();
        return "so that lines may be mixed up; if there are several, have the query select what tells them apart as a text"
                + (free || others.size() < 2
                        ? ""
                        : ", or set " + setting + "labels to the columns that do, of " + others)
                + (free || !labels.isEmpty() ? "" : "; if it is one, set " + setting + "labels =");
    }

    private List<TableColumn> columns(ResultSetMetaData metadata) throws SQLException {
        List<TableColumn> columns = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            String name = metadata.getColumnLabel(i);
            String type = database.vendor().metadata().typeName(metadata, i);
            columns.add(new TableColumn(name, database.dialect().column(name, type), kind(metadata, i, type), type));
        }
        return columns;
    }

    private void addNothing(String name, BoundSql sql) {
        if (name.equals("filters")) {
            sql.sql("1 = 1");
        } else if (name.equals("interval") || name.equals("maxDataPoints")) {
            sql.bind(database.dialect().bigintParameter(), 1L);
        } else if (ends == null) {
            sql.sql("NULL");
        } else {
            TimeCodec.of(ends, TableColumn.Kind.INTEGER, database.dialect(), settings.zone())
                    .addStart(sql, database.dialect(), 0);
        }
    }

    private TableColumn.Kind kind(ResultSetMetaData metadata, int index, String type) throws SQLException {
        if (database.dialect().hasStrictTypes()) {
            return database.vendor().metadata().kind(metadata.getColumnType(index), type);
        }
        TableColumn.Kind declared = Affinity.kind(metadata.getColumnTypeName(index), new ColumnSample());
        if (declared != TableColumn.Kind.INTEGER && declared != TableColumn.Kind.TEXT) {
            // An expression, or a column that may as well hold something else.
            unknown.add(metadata.getColumnLabel(index));
            return TableColumn.Kind.DECIMAL;
        }
        return declared;
    }

    private List<TableColumn> labels(List<TableColumn> columns, TableColumn time) {
        List<String> declared = metric.labels();
        return declared != null
                ? declared.stream()
                        .map(label -> named(columns, label, "labels"))
                        .toList()
                : columns.stream()
                        .filter(column -> column.kind() == TableColumn.Kind.TEXT && !column.equals(time))
                        .toList();
    }

    private List<TableColumn> values(List<TableColumn> columns, TableColumn time, List<TableColumn> labels) {
        if (!metric.value().isEmpty()) {
            return List.of(named(columns, metric.value(), "value"));
        }
        return columns.stream()
                .filter(column -> column.kind().isNumber() && !column.equals(time) && !labels.contains(column))
                .toList();
    }

    private TableColumn named(List<TableColumn> columns, String name, String namedBy) {
        List<TableColumn> similar = new ArrayList<>();
        for (TableColumn column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
            if (column.name().equalsIgnoreCase(name)) {
                similar.add(column);
            }
        }
        if (similar.size() == 1) {
            // Databases have ideas of their own about the case of names without quotes.
            return similar.get(0);
        }
        throw unreadable.withoutColumn(name, namedBy, columns);
    }
}
