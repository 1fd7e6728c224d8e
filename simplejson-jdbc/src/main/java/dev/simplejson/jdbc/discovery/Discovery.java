// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.spi.Cancellation;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Finds out what a database has to offer: every table with a time column. Says in the log what it decided and why. */
final class Discovery {
    private static final System.Logger LOGGER = System.getLogger(Discovery.class.getName());
    /** How long a sample may take. */
    private static final Duration LONGEST_SAMPLE = Duration.ofSeconds(5);

    /** How long a table that took longer is left alone. */
    private static final Duration SLOW_PAUSE = Duration.ofMinutes(10);

    private final Database database;
    private final JdbcSettings settings;
    private final Clock clock;
    /** What was already logged: discovery runs again and again. */
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** Of the look that is under way; only one ever is. */
    private final Map<System.Logger.Level, List<String>> newlySaid = new EnumMap<>(System.Logger.Level.class);

    /** When tables took too long. */
    private final Map<String, Instant> slow = new ConcurrentHashMap<>();

    Discovery(Database database, JdbcSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** The relations that were found, in the order of their names. */
    List<Relation> run(Cancellation cancellation) throws Exception {
        return database.connect("the list of tables", cancellation, connection -> {
            List<Relation> relations = new ArrayList<>();
            try (Sampler sampler = new Sampler(connection, database.vendor(), cancellation, LONGEST_SAMPLE)) {
                for (TableInfo table : database.vendor().metadata().tables(connection)) {
                    cancellation.checkAlive();
                    Relation relation = look(sampler, table);
                    if (relation != null) {
                        relations.add(relation);
                    }
                }
            } finally {
                log();
            }
            return relations;
        });
    }

    private @Nullable Relation look(Sampler sampler, TableInfo table) throws SQLException {
        Instant slowAt = slow.get(table.name());
        if (slowAt != null && clock.instant().isBefore(slowAt.plus(SLOW_PAUSE))) {
            return null;
        }
        List<ColumnSample> samples;
        try {
            samples = sampler.read(table);
            slow.remove(table.name());
        } catch (SQLException failure) {
            leaveOut(table, failure);
            return null;
        }
        List<TableColumn> columns = new ArrayList<>();
        List<TimeGuess> guesses = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            TableInfo.RawColumn raw = table.columns().get(i);
            TableColumn.Kind kind = kind(table, raw, samples.get(i));
            columns.add(new TableColumn(raw.name(), database.dialect().quote(raw.name()), kind, raw.typeName()));
            TimeGuess byType = TimeGuess.ofType(kind);
            guesses.add(byType.format() != null ? byType : TimeGuess.ofSample(raw.name(), samples.get(i)));
        }
        return relation(table, columns, guesses, samples);
    }

    private void leaveOut(TableInfo table, SQLException failure) throws SQLException {
        Failure what = database.vendor().failures().of(failure);
        if (what == Failure.UNREACHABLE || what == Failure.LOCKED) {
            // Not this table's fault: without it the list would be wrong until the next look.
            throw failure;
        }
        String reason = "it cannot be read: " + failure.getMessage();
        if (failure instanceof SQLTimeoutException) {
            slow.put(table.name(), clock.instant());
            reason = "to read its first rows took more than " + LONGEST_SAMPLE.toSeconds()
                    + " s; make it quicker, or add a metric that queries it, metric.<name>.sql";
        }
        say(System.Logger.Level.WARNING, "table '" + table.name() + "' is left out: " + reason);
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

    private void say(System.Logger.Level level, String message) {
        if (said.add(message)) {
            newlySaid.computeIfAbsent(level, first -> new ArrayList<>()).add(message);
        }
    }

    /** All of one look together: to log each of a thousand lines takes longer than to look at the tables. */
    private void log() {
        newlySaid.forEach((level, messages) ->
                LOGGER.log(level, "tables of '" + settings.name() + "':\n  " + String.join("\n  ", messages)));
        newlySaid.clear();
    }
}
