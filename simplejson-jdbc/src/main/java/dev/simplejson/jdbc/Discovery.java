// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import dev.simplejson.spi.Cancellation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Finds out what a database has to offer: every table with a time column. Says in the log what it decided and why. */
final class Discovery {
    private static final System.Logger LOGGER = System.getLogger(Discovery.class.getName());
    private static final int SAMPLE_ROWS = 100;

    private final Database database;
    private final JdbcSettings settings;
    /** What was already logged: discovery runs again and again. */
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    Discovery(Database database, JdbcSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** The relations that were found, in the order of their names. */
    List<Relation> run(Cancellation cancellation) throws Exception {
        return database.connect("the list of tables", cancellation, connection -> {
            List<Relation> relations = new ArrayList<>();
            for (TableInfo table : database.dialect().tables(connection)) {
                cancellation.checkAlive();
                Relation relation = look(connection, table);
                if (relation != null) {
                    relations.add(relation);
                }
            }
            return relations;
        });
    }

    private @Nullable Relation look(Connection connection, TableInfo table) throws SQLException {
        List<ColumnSample> samples;
        try {
            samples = samples(connection, table);
        } catch (SQLException failure) {
            if (database.dialect().classify(failure) == Dialect.Failure.UNREACHABLE) {
                throw failure;
            }
            say(
                    System.Logger.Level.WARNING,
                    "table '" + table.name() + "' is left out: it cannot be read: " + failure.getMessage());
            return null;
        }
        List<TableColumn> columns = new ArrayList<>();
        List<TimeGuess> guesses = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            TableInfo.RawColumn raw = table.columns().get(i);
            TableColumn.Kind kind = kind(table, raw, samples.get(i));
            columns.add(new TableColumn(raw.name(), database.dialect().quote(raw.name()), kind));
            TimeGuess byType = TimeGuess.ofType(kind);
            guesses.add(byType.format() != null ? byType : TimeGuess.ofSample(raw.name(), samples.get(i)));
        }
        return relation(table, columns, guesses, samples);
    }

    private @Nullable Relation relation(
            TableInfo table, List<TableColumn> columns, List<TimeGuess> guesses, List<ColumnSample> samples) {
        JdbcSettings.TableSettings declared = settings.table(table.name());
        int time = timeColumn(table, columns, guesses, declared);
        if (time < 0) {
            return null;
        }
        TimeFormat format = declared.timeFormat() != null
                ? declared.timeFormat()
                : guesses.get(time).format();
        if (format == null) {
            say(
                    System.Logger.Level.WARNING,
                    "table '" + table.name() + "' is left out: it is not clear how '"
                            + columns.get(time).name()
                            + "' holds times, because " + guesses.get(time).reason() + "; set table." + table.name()
                            + ".time-format to one of "
                            + TimeFormat.accepted());
            return null;
        }
        List<TableColumn> labels = labels(table, columns, columns.get(time), samples, declared);
        String why = declared.timeFormat() != null
                ? "it is set so"
                : guesses.get(time).reason();
        say(
                System.Logger.Level.INFO,
                "table '" + table.name() + "': time is '" + columns.get(time).name() + "' (" + format.setting()
                        + ", because " + why + "), labels are "
                        + labels.stream().map(TableColumn::name).toList());
        TimeCodec codec = TimeCodec.of(format, columns.get(time).kind(), database.dialect(), settings.zone());
        return new Relation(
                table.name(),
                table.from(),
                null,
                columns.get(time),
                codec,
                columns,
                labels,
                settings.pushesDown(null),
                new AtomicBoolean());
    }

    /** The declared time column, else the first that is certain; negative if there is none. */
    private int timeColumn(
            TableInfo table, List<TableColumn> columns, List<TimeGuess> guesses, JdbcSettings.TableSettings declared) {
        if (!declared.time().isEmpty()) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).name().equals(declared.time())) {
                    return i;
                }
            }
            say(
                    System.Logger.Level.WARNING,
                    "table '" + table.name() + "' is left out: the setting table." + table.name() + ".time names '"
                            + declared.time() + "'; expected one of "
                            + columns.stream().map(TableColumn::name).toList());
            return -1;
        }
        for (int i = 0; i < guesses.size(); i++) {
            if (guesses.get(i).format() != null) {
                return i;
            }
        }
        sayWhatIsOpen(table, columns, guesses);
        return -1;
    }

    private void sayWhatIsOpen(TableInfo table, List<TableColumn> columns, List<TimeGuess> guesses) {
        List<String> open = new ArrayList<>();
        for (int i = 0; i < guesses.size(); i++) {
            if (guesses.get(i).open()) {
                open.add("'" + columns.get(i).name() + "' is not taken for the time, because "
                        + guesses.get(i).reason());
            }
        }
        if (open.isEmpty()) {
            say(
                    System.Logger.Level.INFO,
                    "table '" + table.name() + "' is left out: no column looks like a time; set table." + table.name()
                            + ".time if one is");
        } else {
            say(
                    System.Logger.Level.WARNING,
                    "table '" + table.name() + "' is left out: " + String.join("; ", open) + "; set table."
                            + table.name() + ".time and table." + table.name() + ".time-format if it is");
        }
    }

    private List<TableColumn> labels(
            TableInfo table,
            List<TableColumn> columns,
            TableColumn time,
            List<ColumnSample> samples,
            JdbcSettings.TableSettings declared) {
        List<TableColumn> labels = new ArrayList<>();
        int times = columns.indexOf(time);
        boolean timesRepeat = samples.get(times).distinct() < samples.get(times).values();
        for (int i = 0; i < columns.size(); i++) {
            TableColumn column = columns.get(i);
            if (declared.labels() != null) {
                if (declared.labels().contains(column.name())) {
                    labels.add(column);
                }
            } else if (column.kind() == TableColumn.Kind.TEXT && i != times) {
                // Where times repeat, any text may be what tells the rows of one time apart.
                if (samples.get(i).looksLikeLabel() || timesRepeat) {
                    labels.add(column);
                } else {
                    say(
                            System.Logger.Level.INFO,
                            "column '" + column.name() + "' of table '" + table.name() + "' is no label, because "
                                    + samples.get(i).distinct() + " of "
                                    + samples.get(i).values() + " sampled values differ; set table."
                                    + table.name() + ".labels if it is");
                }
            }
        }
        return labels;
    }

    private TableColumn.Kind kind(TableInfo table, TableInfo.RawColumn column, ColumnSample sample) {
        if (database.dialect().hasStrictTypes()) {
            return TableColumn.Kind.of(column.jdbcType(), column.typeName());
        }
        if (sample.numbers() > 0 && sample.texts() + sample.others() > 0) {
            say(
                    System.Logger.Level.WARNING,
                    "column '" + column.name() + "' of table '" + table.name() + "' holds numbers and text; where"
                            + " it is drawn, what is not a number is a gap");
        }
        return Affinity.kind(column.typeName(), sample);
    }

    private List<ColumnSample> samples(Connection connection, TableInfo table) throws SQLException {
        Dialect dialect = database.dialect();
        List<ColumnSample> samples = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        for (TableInfo.RawColumn column : table.columns()) {
            samples.add(new ColumnSample());
            boolean wanted = !dialect.hasStrictTypes()
                    || TableColumn.Kind.of(column.jdbcType(), column.typeName()) != TableColumn.Kind.OTHER;
            selected.add(wanted ? dialect.sampled(dialect.quote(column.name())) : "NULL");
        }
        if (table.columns().isEmpty()) {
            return samples;
        }
        if (table.isTable() && !dialect.hasStrictTypes()) {
            try {
                sample(connection, dialect.sample(table.from(), selected, SAMPLE_ROWS, true), samples);
                return samples;
            } catch (SQLException noRowid) {
                samples.replaceAll(started -> new ColumnSample());
            }
        }
        sample(connection, dialect.sample(table.from(), selected, SAMPLE_ROWS, false), samples);
        return samples;
    }

    private static void sample(Connection connection, String sql, List<ColumnSample> samples) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(2 * SAMPLE_ROWS);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    for (int i = 0; i < samples.size(); i++) {
                        samples.get(i).add(rows.getObject(i + 1));
                    }
                }
            }
        }
    }

    private void say(System.Logger.Level level, String message) {
        if (said.add(message)) {
            LOGGER.log(level, message);
        }
    }
}
