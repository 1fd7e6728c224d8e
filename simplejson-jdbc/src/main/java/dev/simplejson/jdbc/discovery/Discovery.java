// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.connect.LeftOut;
import dev.simplejson.jdbc.dialect.Failure;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.names.Nearest;
import dev.simplejson.jdbc.sample.Sampler;
import dev.simplejson.jdbc.sample.TableSample;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Cancellation;
import java.sql.Connection;
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

/** Finds out what a database has to offer: every table with a time column. Says in the log what it decided and why. */
final class Discovery {
    private static final System.Logger LOGGER = System.getLogger(Discovery.class.getName());
    /** How long a sample may take. */
    private static final Duration LONGEST_SAMPLE = Duration.ofSeconds(5);

    /** How long a table that took longer is left alone. */
    private static final Duration SLOW_PAUSE = Duration.ofMinutes(10);

    private static final String TOO_SLOW = "to read its first rows took more than " + LONGEST_SAMPLE.toSeconds()
            + " s; make it quicker, or add a metric that queries it, metric.<name>.sql";

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

    /** What was decided about each table, in the order of their names. */
    List<Decision> run(Cancellation cancellation) throws Exception {
        return database.connect("the list of tables", cancellation, connection -> {
            List<Decision> decisions = new ArrayList<>();
            List<TableInfo> tables = tables(connection);
            List<LeftOut> leftOut = database.leftOut();
            for (LeftOut file : leftOut) {
                // What the log has of it, with the text of a line, is said where it is looked at.
                decisions.add(Decision.refused(file.table(), file.why(), List.of(), List.of(), List.of()));
            }
            if (tables.isEmpty() && leftOut.isEmpty()) {
                say(System.Logger.Level.INFO, "there are none, or none that may be seen");
            }
            try (Sampler sampler = new Sampler(connection, database, cancellation, LONGEST_SAMPLE)) {
                Lookups lookups = new Lookups(tables, sampler, database.dialect());
                for (TableInfo table : tables) {
                    cancellation.checkAlive();
                    Decision decision = lookups.apply(look(sampler, readable(table)), table)
                            .withUnreadable(table.unreadable())
                            .saying(database.remarks(table.name()));
                    decisions.add(decision);
                    say(decision);
                }
                for (String name : settings.tables().keySet()) {
                    if (tables.stream().noneMatch(table -> table.name().equals(name))
                            && leftOut.stream().noneMatch(file -> file.table().equals(name))) {
                        Decision decision = unknown(name, tables);
                        decisions.add(decision);
                        say(decision);
                    }
                }
            } finally {
                log();
            }
            return decisions;
        });
    }

    /** What a driver may fail with that JDBC does not know of says nothing to the person at the dashboard. */
    private List<TableInfo> tables(Connection connection) throws SQLException {
        try {
            return database.vendor().metadata().tables(connection);
        } catch (SQLException refused) {
            Failure what = database.vendor().failures().of(refused);
            boolean isOfDriver = what == Failure.CHANGED || what == Failure.OTHER;
            if (!database.isUnknown() || !isOfDriver || connection.isClosed()) {
                throw refused;
            }
            throw notListed(refused);
        } catch (RuntimeException | LinkageError fault) {
            throw notListed(fault);
        }
    }

    private static SimpleJsonException notListed(Throwable fault) {
        return new SimpleJsonException(
                ErrorKind.SOURCE_FAILED,
                "the list of tables cannot be read: the database's driver, or its dialect, fails at it; the log has more."
                        + " To show tables all the same, set jdbc.discovery = off and metric.<name>.sql",
                fault);
    }

    /** Without columns that cannot be asked for: their names came out of the database as something else. */
    private TableInfo readable(TableInfo table) {
        List<TableInfo.RawColumn> columns = new ArrayList<>();
        for (TableInfo.RawColumn column : table.columns()) {
            if (!database.dialect().canQuote(column.name())) {
                say(
                        System.Logger.Level.WARNING,
                        "column '" + column.name() + "' of table '" + table.name()
                                + "' is left out: this database's driver has no way to quote its name; query a view that calls it otherwise");
            } else if (column.name().indexOf('\uFFFD') < 0) {
                columns.add(column);
            } else {
                say(
                        System.Logger.Level.WARNING,
                        "column '" + column.name() + "' of table '" + table.name()
                                + "' is left out: its name is not UTF-8; rename it, or query a view that does");
            }
        }
        return table.withColumns(columns);
    }

    private Decision look(Sampler sampler, TableInfo table) throws SQLException {
        Instant slowAt = slow.get(table.name());
        if (slowAt != null && clock.instant().isBefore(slowAt.plus(SLOW_PAUSE))) {
            return refused(table, TOO_SLOW);
        }
        if (table.broken() != null) {
            return refusedWith(
                    table,
                    String.valueOf(table.broken()),
                    "neither the database nor its driver says which columns it has" + ifView(table));
        }
        try {
            TableSample sample = sampler.read(table);
            slow.remove(table.name());
            return decide(table, sample);
        } catch (SQLException failure) {
            return leaveOut(table, failure);
        } catch (SimpleJsonException ended) {
            throw ended;
        } catch (RuntimeException fault) {
            checkNotInterrupted(fault);
            // Of this library, of a driver, or of a dialect that comes from elsewhere: it must not hide the other
            // tables.
            LOGGER.log(System.Logger.Level.ERROR, "table '" + table.name() + "' cannot be decided about", fault);
            return refused(
                    table,
                    "deciding about it failed, which is a fault of simplejson, of its dialect or of the driver; the log says more. To show it all the"
                            + " same, set metric.<name>.sql");
        }
    }

    private Decision decide(TableInfo table, TableSample sample) {
        SampledTable known = SampledTable.of(
                table,
                settings.table(table.name()).time(),
                sample,
                database.dialect(),
                settings.zone(),
                clock.instant());
        return new TableLook(known, settings).decide();
    }

    private static Decision refused(TableInfo table, String reason) {
        List<String> columns =
                table.columns().stream().map(TableInfo.RawColumn::name).toList();
        return Decision.refused(table.name(), reason, List.of(), List.of(), columns);
    }

    /** A table that is spelled otherwise than in the settings would be decided about as if nothing were set. */
    private static Decision unknown(String name, List<TableInfo> tables) {
        List<String> known =
                Nearest.first(name, tables.stream().map(TableInfo::name).toList());
        return Decision.refused(
                name,
                "it is set, as table." + name + ", but there is no such table; "
                        + (known.isEmpty() ? "there are none" : "there are " + known),
                List.of(),
                List.of(),
                List.of());
    }

    /** What fails because nobody waits for it any more says nothing about a table. */
    private static void checkNotInterrupted(Exception failure) {
        if (Thread.currentThread().isInterrupted()) {
            throw new SimpleJsonException(
                    ErrorKind.TIMED_OUT, "the look at the tables was given up before it was done", failure);
        }
    }

    private Decision leaveOut(TableInfo table, SQLException failure) throws SQLException {
        checkNotInterrupted(failure);
        Failure what = database.vendor().failures().of(failure);
        if (what == Failure.UNREACHABLE || what == Failure.LOCKED) {
            // Not this table's fault: without it the list would be wrong until the next look.
            throw failure;
        }
        if (failure instanceof SQLTimeoutException) {
            slow.put(table.name(), clock.instant());
            return refused(table, TOO_SLOW);
        }
        String why = database.vendor().failures().whyNotRead(failure);
        return refusedWith(
                table,
                String.valueOf(failure.getMessage()),
                why != null ? why : "the database refuses it" + (what == Failure.CHANGED ? ifView(table) : ""));
    }

    private static String ifView(TableInfo table) {
        return table.isTable() ? "" : ", as it is with a view that names a table or column which is no longer there";
    }

    /** What the database or its driver says may hold paths and names of classes: it is for the log alone. */
    private Decision refusedWith(TableInfo table, String words, String why) {
        say(System.Logger.Level.WARNING, "table '" + table.name() + "' cannot be read: " + database.forLog(words));
        return refused(table, "it cannot be read: " + why + "; the log has more");
    }

    /** What there is to say about a table: one line for what was decided, one for each thing that may be wrong. */
    private void say(Decision decision) {
        String table = "table '" + decision.table() + "'";
        Relation relation = decision.relation();
        if (relation == null) {
            System.Logger.Level level =
                    decision.advice().isEmpty() && !decision.reason().startsWith("it ")
                            ? System.Logger.Level.INFO
                            : System.Logger.Level.WARNING;
            say(level, table + " is left out: " + decision.reason());
            decision.remarks().forEach(remark -> say(System.Logger.Level.INFO, table + ": " + remark));
            return;
        }
        say(
                System.Logger.Level.INFO,
                table + ": time is '" + relation.time().name() + "' (" + decision.timeFormat() + ", because "
                        + decision.reason() + "), labels are "
                        + relation.labels().stream().map(TableColumn::name).toList());
        boolean warns = relation.notices().stream().anyMatch(notice -> notice.severity() == Notice.Severity.WARNING);
        System.Logger.Level level = warns ? System.Logger.Level.WARNING : System.Logger.Level.INFO;
        decision.remarks().forEach(remark -> say(level, table + ": " + remark));
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
