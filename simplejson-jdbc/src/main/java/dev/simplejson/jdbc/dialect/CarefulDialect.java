// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.dialect;

import dev.simplejson.jdbc.config.TimeFormat;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A database that nothing is known about: what is sent to it is what the oldest have in common. No cast, no function, no limit; times come
 * as JDBC's own type, and rows are thinned as they pass by. Its cells are read whole, however long they are.
 */
public class CarefulDialect extends Dialect {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** Of these not even the driver makes a text that says anything, or it fails. */
    private static final Pattern NO_TEXT =
            Pattern.compile(".*(?:blob|binary|bytea|raw|image|xml|geometry|object|array|struct|cursor).*");

    private static final Pattern CHARACTERS = Pattern.compile(".*(?:char|text|clob).*");

    private final String quote;
    private final boolean thins;

    /**
     * A dialect of which nothing is thinned by the database.
     *
     * @param quote what names are quoted with, doubled inside of them; empty if they are not quoted
     */
    public CarefulDialect(String quote) {
        this(quote, false);
    }

    /** @param thins whether a {@link #probe} said yes */
    CarefulDialect(String quote, boolean thins) {
        this.quote = quote;
        this.thins = thins;
    }

    /** Whether all that thinning takes does what it does elsewhere, with the parameters that it has. */
    static boolean probe(Connection connection) throws SQLException {
        String sql =
                "SELECT sj_slice, MIN(sj_count), MIN(sj_millis), MIN(CASE WHEN sj_millis = sj_first THEN sj_value END), MAX(sj_high)"
                        + " FROM (SELECT sj_slice, sj_millis, sj_value, COUNT(*) OVER (PARTITION BY sj_slice) AS sj_count,"
                        + " MIN(sj_millis) OVER (PARTITION BY sj_slice) AS sj_first,"
                        + " MAX(sj_value) OVER (PARTITION BY sj_slice) AS sj_high FROM (SELECT sj_millis, sj_value,"
                        + " CASE WHEN sj_millis < CAST(? AS BIGINT) THEN (((sj_millis + 1) * CAST(? AS BIGINT) - 1) / CAST(? AS BIGINT))"
                        + " ELSE CAST(? AS BIGINT) END AS sj_slice FROM (SELECT (CAST(CAST(9 AS INTEGER) AS BIGINT) - CAST(? AS BIGINT))"
                        + " AS sj_millis, CASE WHEN CAST(1.5 AS DOUBLE PRECISION) BETWEEN -CAST(1.7976931348623157E308 AS DOUBLE PRECISION)"
                        + " AND CAST(1.7976931348623157E308 AS DOUBLE PRECISION) THEN CAST(1.5 AS DOUBLE PRECISION) END AS sj_value)"
                        + " sj_rows WHERE sj_millis BETWEEN 0 AND CAST(? AS BIGINT)) sj_points) sj_extremes"
                        + " WHERE sj_value = sj_high OR sj_millis = sj_first GROUP BY sj_slice ORDER BY sj_slice";
        // Of 100 ms in 30 slices the eighth lies in slice ((7 + 1) * 30 - 1) / 100 = 2.39.
        long[] parameters = {100, 30, 100, 29, 2, 100};
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        && rows.getDouble(1) == 2
                        && rows.getLong(2) == 1
                        && rows.getLong(3) == 7
                        && rows.getDouble(4) == 1.5
                        && rows.getDouble(5) == 1.5
                        && !rows.next();
            }
        } catch (SQLException | RuntimeException | LinkageError no) {
            if (connection.isClosed()) {
                throw no instanceof SQLException failure ? failure : new SQLException(no);
            }
            System.getLogger(CarefulDialect.class.getName())
                    .log(System.Logger.Level.DEBUG, "the database does not thin", no);
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return false;
        }
    }

    @Override
    public String quote(String identifier) {
        return quote + (quote.isEmpty() ? identifier : identifier.replace(quote, quote + quote)) + quote;
    }

    @Override
    public boolean canQuote(String identifier) {
        return !quote.isEmpty() || PLAIN.matcher(identifier).matches();
    }

    @Override
    public boolean thins(TableColumn.Kind value) {
        return thins && (value == TableColumn.Kind.INTEGER || value == TableColumn.Kind.DECIMAL);
    }

    /** Some drivers give the parameters of such conditions to others, without a failure. */
    @Override
    public boolean numbersSeries() {
        return thins;
    }

    @Override
    public boolean countsTimes() {
        return false;
    }

    @Override
    public String epochMillis(TimeFormat format, String column) {
        throw new UnsupportedOperationException("this database is not known to count times");
    }

    @Override
    public boolean floorsNumbers() {
        return false;
    }

    @Override
    public String selectedNumber(String column, TableColumn.Kind kind) {
        return column;
    }

    @Override
    public boolean selectsDoubles() {
        return false;
    }

    @Override
    public String compared(TableColumn column) {
        return column.quoted();
    }

    /** In the thinning that was probed only; see {@link #bigintParameter}. */
    @Override
    public String bigint(String expression) {
        return "CAST(" + expression + " AS BIGINT)";
    }

    @Override
    public String bigintParameter() {
        return thins ? "CAST(? AS BIGINT)" : "?";
    }

    @Override
    public Parameter time(Temporal time) {
        if (time instanceof OffsetDateTime moment) {
            return new Parameter("?", Timestamp.from(moment.toInstant()));
        }
        return new Parameter(
                "?", time instanceof LocalDate day ? Date.valueOf(day) : Timestamp.valueOf((LocalDateTime) time));
    }

    @Override
    public OptionalLong readTime(ResultSet rows, int index, TimeFormat format) throws SQLException {
        return format.equals(TimeFormat.TIMESTAMP_WITH_ZONE)
                ? JdbcTimes.readMoment(rows, index)
                : super.readTime(rows, index, format);
    }

    @Override
    public String startOfText(String column, int characters) {
        return column;
    }

    /** What has no text is shown by its type. */
    @Override
    public String text(TableColumn column) {
        boolean shown = column.kind() != TableColumn.Kind.OTHER
                || CHARACTERS.matcher(column.type()).matches()
                || !NO_TEXT.matcher(column.type()).matches();
        return shown ? column.quoted() : "'(" + column.type().replace("'", "") + ")'";
    }

    @Override
    public String numberOfText(String column) {
        return column;
    }

    @Override
    public String asText(String column) {
        return column;
    }

    @Override
    public String limit(long rows) {
        return "";
    }
}
