// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.rows;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.connect.Database;
import dev.simplejson.jdbc.dialect.Dialect;
import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.jdbc.discovery.Source;
import dev.simplejson.jdbc.sql.BoundSql;
import dev.simplejson.jdbc.time.TimeCodec;
import dev.simplejson.jdbc.when.Epochs;
import dev.simplejson.jdbc.when.TimeGuess;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Cancellation;
import dev.simplejson.spi.Query;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that no range finds, because their times are written otherwise than those that were looked at: milliseconds among
 * seconds, another spelling, a word. A sample cannot promise that there are none, so they are counted when the table is first asked for,
 * and again after a while. So are those that have no time.
 */
public final class StrayTimes {
    /** More rows are not looked at: this must not take longer than a panel does. */
    private static final int MOST_ROWS = 1_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** No logger runs until then. */
    static final long LAST_MILLIS = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

    private static final Map<TimeFormat, Double> MILLIS_PER_UNIT = Map.of(
            TimeFormat.EPOCH_SECONDS, 1e3,
            TimeFormat.EPOCH_MILLIS, 1.0,
            TimeFormat.EPOCH_MICROS, 1e-3,
            TimeFormat.EPOCH_NANOS, 1e-6);

    private static final System.Logger LOGGER = System.getLogger(StrayTimes.class.getName());

    private final RowSource source;
    private final Query query;
    private final ZoneId zone;

    public StrayTimes(RowSource source, Query query, ZoneId zone) {
        this.source = source;
        this.query = query;
        this.zone = zone;
    }

    /**
     * The relation with its rows counted. Where texts are ISO-8601 in several spellings, it is one that reads all of them, for it would not
     * be in order otherwise.
     */
    public Relation counted(Relation relation) throws Exception {
        if (relation.query() != null) {
            return relation;
        }
        Relation.Counted known = relation.noted().counted();
        if (known == null) {
            // Others do not wait for it, and do not try again what takes too long.
            relation.noted().counted(new Relation.Counted(relation.leftOut(), null));
            known = count(relation);
            relation.noted().counted(known);
        }
        return known.relation() == null ? relation : known.relation();
    }

    private Relation.Counted count(Relation relation) throws Exception {
        @Nullable Strays strays = strays(relation);
        String format = relation.format().setting();
        if (strays != null
                && strays.count() > 0
                && format.startsWith("iso")
                && !relation.format().equals(TimeFormat.ISO)) {
            TimeCodec codec = TimeCodec.of(
                    TimeFormat.ISO,
                    relation.time().kind(),
                    source.database().dialect(),
                    relation.zoneOf(relation.time(), zone));
            Relation mixed = relation.read(TimeFormat.ISO, codec);
            @Nullable Strays left = strays(mixed);
            if (left != null && left.count() < strays.count()) {
                mixed.noted().counted(new Relation.Counted(notices(mixed, left), null));
                LOGGER.log(
                        System.Logger.Level.INFO,
                        relation.description() + " has times in several spellings in '"
                                + relation.time().name()
                                + "', so that it is read as " + TimeFormat.ISO + " and not as " + format + "; set "
                                + relation.setting() + ".time-format to decide it");
                return new Relation.Counted(relation.leftOut(), mixed);
            }
        }
        return new Relation.Counted(notices(relation, strays), null);
    }

    /**
     * What was counted.
     *
     * @param rows how many were looked at; 0 if all of them have a time, or if they were not counted
     * @param empty how many of them have none
     * @param count how many have something else
     * @param example one of these; null if there is none
     */
    private record Strays(
            long rows, long empty, long count, @Nullable String example) {}

    /** A view may take long for all of its rows, though not for those of a panel: the database is not asked for longer than until then. */
    private record Briefly(Cancellation panel, Instant patience) implements Cancellation {
        @Override
        public Instant deadline() {
            return panel.deadline().isBefore(patience) ? panel.deadline() : patience;
        }

        @Override
        public void checkAlive() {
            panel.checkAlive();
        }

        @Override
        public void onCancel(CancelAction action) {
            panel.onCancel(action);
        }
    }

    /** Null if they cannot be counted. */
    private @Nullable Strays strays(Relation relation) throws Exception {
        Dialect dialect = source.database().dialect();
        String limit = dialect.limit(MOST_ROWS);
        if (limit.isEmpty()) {
            return null;
        }
        Query ever =
                Query.of(relation.name(), Source.EVER).context(query.context()).build();
        BoundSql some =
                new BoundSql().sql("SELECT ").sql(time(relation, dialect)).sql(" sj_time FROM ");
        Source.ofAll(relation, ever, dialect).addTo(some).sql(limit);
        long first = Math.max(relation.earliestMillis(), Source.EVER.fromEpochMillis());
        BoundSql stray = new BoundSql();
        boolean written = relation.codec().addStray(stray, dialect, "sj_time", new TimeRange(first, LAST_MILLIS));
        BoundSql strays = new BoundSql()
                .sql("SELECT COUNT(*) - COUNT(sj_time), COUNT(sj_time), MIN(sj_time) FROM (")
                .add(some)
                .sql(") sj_rows WHERE sj_time IS NULL" + (written ? " OR " : ""))
                .add(stray);
        BoundSql rows = new BoundSql().sql("SELECT COUNT(*) FROM (").add(some).sql(") sj_rows");
        try {
            Strays found =
                    read(relation, strays, row -> new Strays(0, row.getLong(1), row.getLong(2), row.getString(3)));
            return found.empty() + found.count() == 0
                    ? found
                    : read(
                            relation,
                            rows,
                            row -> new Strays(row.getLong(1), found.empty(), found.count(), found.example()));
        } catch (SimpleJsonException failure) {
            query.context().cancellation().checkAlive();
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "rows of " + relation.description() + " that are left out because of their '"
                            + relation.time().name() + "' are not counted",
                    failure);
            return null;
        }
    }

    /** Of text no more than its start, for a cell may be larger than the memory. */
    private static String time(Relation relation, Dialect dialect) {
        String column = relation.time().quoted();
        boolean text = !relation.codec().isOfNumbers()
                && TimeGuess.ofType(relation.time().kind()).format() == null;
        return text ? relation.codec().selected(dialect, column) : column;
    }

    private Strays read(Relation relation, BoundSql sql, Database.RowReader<Strays> reader) throws Exception {
        return source.database()
                .read(
                        "the times of " + relation.description(),
                        sql,
                        new Briefly(
                                query.context().cancellation(), Instant.now().plus(PATIENCE)),
                        row -> {
                            row.next();
                            return reader.read(row);
                        });
    }

    private static List<Notice> notices(Relation relation, @Nullable Strays strays) {
        if (strays == null) {
            return relation.leftOut();
        }
        List<Notice> notices = new ArrayList<>();
        String leftOut = relation.description() + " are left out, because ";
        if (strays.empty() > 0) {
            notices.add(Notice.info(of(strays.empty(), strays) + leftOut + "they have no '"
                    + relation.time().name() + "'"));
        }
        if (strays.count() > 0) {
            String text = of(strays.count(), strays) + leftOut + "their '"
                    + relation.time().name() + "' is no time as " + relation.format() + ", such as "
                    + shown(strays.example())
                    + advice(relation, String.valueOf(strays.example()));
            LOGGER.log(System.Logger.Level.WARNING, text);
            notices.add(Notice.warning(text));
        }
        return notices;
    }

    private static String of(long some, Strays strays) {
        String first = strays.rows() < MOST_ROWS ? "" : "first ";
        return String.format(Locale.ROOT, "%,d of the %s%,d rows of ", some, first, strays.rows());
    }

    private static String shown(@Nullable String example) {
        String text = Skipped.shortened(example);
        return Double.isNaN(NumericText.parse(text)) ? "'" + text + "'" : text;
    }

    /** What would show them as well; empty if they are no times at all. */
    private static String advice(Relation relation, String example) {
        if (relation.codec().isOfNumbers() && !Double.isNaN(NumericText.parse(example))) {
            return unitAdvice(relation, example);
        }
        if (!relation.codec().isOfNumbers() && relation.codec().ofCell(example) != TimeCodec.UNREADABLE) {
            return "; set " + relation.setting() + ".time-format = " + relation.format()
                    + " if that is when they happened";
        }
        return example.chars().anyMatch(Character::isDigit)
                ? "; if they are times, have the database write all in one way in a query, metric.<name>.sql"
                : "";
    }

    /** For numbers that are times in another unit: the expression that makes one unit of both. */
    private static String unitAdvice(Relation relation, String example) {
        Double own = MILLIS_PER_UNIT.get(relation.format());
        double number = NumericText.parse(example);
        if (own == null || Double.isNaN(number)) {
            return "";
        }
        String column = relation.time().quoted();
        for (Map.Entry<TimeFormat, Double> unit : MILLIS_PER_UNIT.entrySet()) {
            double millis = number * unit.getValue();
            double ratio = unit.getValue() / own;
            if (ratio != 1 && millis >= Epochs.FIRST.toEpochMilli() && millis <= LAST_MILLIS) {
                String other = ratio < 1
                        ? column + " > " + plain(LAST_MILLIS / own) + " THEN " + column + " / " + plain(1 / ratio)
                        : column + " < " + plain(Epochs.FIRST.toEpochMilli() / own) + " THEN " + column + " * "
                                + plain(ratio);
                return ", which is " + Instant.ofEpochMilli((long) millis) + " as " + unit.getKey()
                        + "; to have such rows as well, add a query, metric.<name>.sql, whose time is CASE WHEN "
                        + other
                        + " ELSE " + column + " END, and metric.<name>.time-format = " + relation.format();
            }
        }
        return "";
    }

    private static String plain(double number) {
        return new BigDecimal(number).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
}
