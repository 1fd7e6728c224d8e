// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.names.Nearest;
import dev.simplejson.jdbc.names.SettingName;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.jdbc.sql.NamedSql;
import dev.simplejson.jdbc.sql.ParameterNotTakenException;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Query;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a query that a user wrote makes no metric, and what there is to set or to write instead. */
final class UnreadableQuery {
    private final JdbcMetric metric;
    private final boolean free;
    private final Database database;
    private final JdbcSettings settings;
    private final String setting;
    private List<String> advice = List.of();

    /**
     * Of one query.
     *
     * @param free whether it is no metric of the settings, but a request's own
     */
    UnreadableQuery(JdbcMetric metric, boolean free, Database database, JdbcSettings settings) {
        this.metric = metric;
        this.free = free;
        this.database = database;
        this.settings = settings;
        this.setting = SettingName.ofMetric(metric.name()) + ".";
    }

    /** The lines of settings that would make a metric of it, ready to copy; none if none are known. */
    List<String> advice() {
        return advice;
    }

    SimpleJsonException because(String why) {
        return because(why, null);
    }

    private SimpleJsonException because(String why, @Nullable SQLException refused) {
        String message = "metric '" + metric.name() + "' cannot be read: " + why;
        return new SimpleJsonException(ErrorKind.SOURCE_FAILED, message, refused);
    }

    /**
     * Names what the SQL has that the database has not. Other failures are nothing that the SQL can be blamed for.
     *
     * @param nothing what its parameters are
     */
    SimpleJsonException refused(SimpleJsonException failure, Query query, NamedSql.Values nothing) throws Exception {
        if (!isOfSql(failure) || !(failure.getCause() instanceof SQLException refused)) {
            return failure;
        }
        if (database.isUnknown() && isTakenAlone(query, nothing)) {
            return because(
                    "the database or its driver takes the SQL of its setting " + setting
                            + "sql, but not within another query, SELECT * FROM (...), as each metric needs it; leave out what may not stand"
                            + " there, such as ORDER BY, or have the database show it as a table or view",
                    refused);
        }
        String where = free ? "the query" : "its setting " + setting + "sql";
        return because(new SqlFault(where, metric.sql(), tables(query)).told(refused), refused);
    }

    /** Whether the SQL may be to blame. */
    boolean isOfSql(SimpleJsonException failure) {
        if (failure.kind() != ErrorKind.SOURCE_FAILED
                || database.isDown()
                || failure.getCause() instanceof ParameterNotTakenException
                || !(failure.getCause() instanceof SQLException refused)) {
            return false;
        }
        Failure what = database.vendor().failures().of(refused);
        return what == Failure.CHANGED || what == Failure.OTHER;
    }

    private boolean isTakenAlone(Query query, NamedSql.Values nothing) throws Exception {
        BoundSql alone =
                NamedSql.parse(metric.sql(), setting + "sql").bind(nothing).atMost(1);
        try {
            return database.read(
                    "metric '" + metric.name() + "'", alone, query.context().cancellation(), rows -> true);
        } catch (SimpleJsonException again) {
            query.context().cancellation().checkAlive();
            return false;
        }
    }

    /** To list them may take long, where nobody looks for tables for that reason. */
    private List<TableInfo> tables(Query query) throws Exception {
        if (!settings.discovery()) {
            return List.of();
        }
        try {
            return database.connect(
                    "the list of tables",
                    query.context().cancellation(),
                    connection -> database.vendor().metadata().tables(connection));
        } catch (RuntimeException | LinkageError notSaid) {
            query.context().cancellation().checkAlive();
            return List.of();
        }
    }

    /** Says which columns its result has in place of the one of that name. */
    SimpleJsonException withoutColumn(String name, String namedBy, List<TableColumn> columns) {
        List<String> there =
                Nearest.first(name, columns.stream().map(TableColumn::name).toList());
        return because(
                name.equals(namedBy)
                        // It need not be set to be that.
                        ? "its result has no column '" + name + "', and no other is named by "
                                + (free ? "the payload of the target" : setting + namedBy) + "; there are " + there
                        : "its setting " + setting + namedBy + " is '" + name + "'; expected a column of its result: "
                                + there);
    }

    /**
     * Says how its time could be read, by some of its rows.
     *
     * @param nothing what its parameters are but for the range
     */
    SimpleJsonException withoutFormat(NamedSql sql, TableColumn time, Query query, NamedSql.Values nothing)
            throws Exception {
        FormatAdvice judged = new FormatAdvice(
                time,
                cells(sql, time, query, nothing),
                database.dialect(),
                settings.zone(),
                database.now(),
                free
                        ? format -> "{\"timeFormat\": \"" + format + "\"} in the payload of the target"
                        : FormatAdvice.ofMetric(metric.name()));
        String why = "its column '" + time.name() + "' has no type for times";
        String formats = judged.formats();
        if (!formats.isEmpty()) {
            advice = free ? List.of() : judged.lines();
            return because(why + "; set " + formats);
        }
        String conversion = judged.conversion();
        return because(
                conversion.isEmpty()
                        ? why + ", and no row tells how it holds them; set "
                                + (free ? "timeFormat in the payload of the target" : setting + "time-format")
                                + " to one of " + TimeFormat.accepted()
                        : why + ", and holds " + judged.example() + "; " + conversion);
    }

    /** Some of the cells of the time column, whenever that may be. Without its format, the range is all that texts or numbers can be. */
    private List<@Nullable Object> cells(NamedSql sql, TableColumn time, Query query, NamedSql.Values nothing)
            throws Exception {
        String selected = database.vendor().metadata().sampled(time.quoted(), time.kind());
        if (selected == null) {
            return List.of();
        }
        List<TimeFormat> ends = new ArrayList<>(List.of(TimeFormat.ISO_SPACE, TimeFormat.EPOCH_NANOS));
        if (time.kind() == TableColumn.Kind.INTEGER) {
            Collections.reverse(ends);
        }
        for (TimeFormat format : sql.namesRange() ? ends : ends.subList(0, 1)) {
            BoundSql rows = new BoundSql()
                    .sql("SELECT " + selected + " FROM (")
                    .add(sql.bind((name, bound) -> addEver(name, bound, format, nothing)))
                    .sql(") sj_source WHERE " + time.quoted() + " IS NOT NULL"
                            + database.dialect().limit(QueryRelation.SAMPLE_ROWS))
                    .atMost(QueryRelation.SAMPLE_ROWS);
            List<@Nullable Object> cells = cells(rows, query);
            if (!cells.isEmpty()) {
                return cells;
            }
        }
        return List.of();
    }

    /** What the database refuses to compare is not there. */
    private List<@Nullable Object> cells(BoundSql sql, Query query) throws Exception {
        try {
            return database.read(
                    "metric '" + metric.name() + "'", sql, query.context().cancellation(), rows -> {
                        List<@Nullable Object> cells = new ArrayList<>();
                        while (cells.size() < QueryRelation.SAMPLE_ROWS && rows.next()) {
                            cells.add(rows.getObject(1));
                        }
                        return cells;
                    });
        } catch (SimpleJsonException refused) {
            if (refused.kind() != ErrorKind.SOURCE_FAILED || database.isDown()) {
                throw refused;
            }
            return List.of();
        } catch (RuntimeException | LinkageError fault) {
            // A driver that fails at a cell: without it there is less to say.
            return List.of();
        }
    }

    private void addEver(String name, BoundSql sql, TimeFormat format, NamedSql.Values nothing) {
        TableColumn.Kind kind = format.equals(TimeFormat.ISO_SPACE) ? TableColumn.Kind.TEXT : TableColumn.Kind.INTEGER;
        TimeCodec codec = TimeCodec.of(format, kind, database.dialect(), settings.zone());
        switch (name) {
            case "from" -> codec.addStart(sql, database.dialect(), Source.EVER.fromEpochMillis());
            case "to" -> codec.addEnd(sql, database.dialect(), Source.EVER.toEpochMillis());
            default -> nothing.add(name, sql);
        }
    }
}
