// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.config;

import dev.simplejson.jdbc.sql.NamedSql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric that is a query. In settings: {@code metric.<name>.sql}, {@code .time}, {@code .value}, {@code .labels}, {@code .unit},
 * {@code .time-format} and {@code .push-down}; {@code metric.<name>.freshness} is the data source's.
 *
 * <p>The query may use the parameters {@code :from} and {@code :to}, the ends of the panel's range in the time column's own unit and kind;
 * {@code :interval}, how far apart points should be, in the time column's unit if it holds epoch numbers, else in milliseconds;
 * {@code :maxDataPoints}; and {@code :filters}, the conditions of the dashboard's ad-hoc filters on columns of the result, or a condition
 * that always holds. All of them are bound. Filters hold for the result with {@code :filters} or without, so its labels and columns of text
 * are offered as their keys; the values that are offered are those of the query as it is written, for the dashboard's range. Filters name
 * columns as the result does, so where a query renames them, {@code :filters} belongs around it:
 * {@code SELECT * FROM (SELECT t AS time …) AS renamed WHERE :filters}. What is outside the range is left out whether the query says so or
 * not. Between square brackets a colon belongs to a slice ({@code a[1:n]}) or a name ({@code [:to]}); only {@code ARRAY[:from, :to]} has
 * parameters.
 *
 * <p>Immutable and thread-safe.
 */
public final class JdbcMetric {
    private final String name;
    private final String sql;
    private final String time;
    private final String value;
    private final @Nullable List<String> labels;
    private final @Nullable String unit;
    private final @Nullable TimeFormat timeFormat;
    private final @Nullable PushDown pushDown;

    private JdbcMetric(
            String name,
            String sql,
            String time,
            String value,
            @Nullable List<String> labels,
            @Nullable String unit,
            @Nullable TimeFormat timeFormat,
            @Nullable PushDown pushDown) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("metric name is empty; expected at least one character");
        }
        NamedSql.parse(sql, "metric." + name + ".sql");
        this.name = name;
        this.sql = sql;
        this.time = time.isEmpty() ? "time" : time;
        this.value = value;
        this.labels = labels == null ? null : List.copyOf(labels);
        this.unit = unit;
        this.timeFormat = timeFormat;
        this.pushDown = pushDown;
    }

    /**
     * A metric of a query whose result has a column {@code time}.
     *
     * @throws IllegalArgumentException if the name is empty, or the SQL is not one query or has unknown parameters
     */
    public static JdbcMetric of(String name, String sql) {
        return new JdbcMetric(name, sql, "", "", null, null, null, null);
    }

    /** What a query's target says. */
    public String name() {
        return name;
    }

    /** One query. */
    public String sql() {
        return sql;
    }

    /** The result's time column. */
    public String time() {
        return time;
    }

    /** The result's column to draw; if empty, every column of numbers, and the result as a whole in a table. */
    public String value() {
        return value;
    }

    /** The result's columns that tell series apart; null for all columns of text. */
    public @Nullable List<String> labels() {
        return labels;
    }

    /** Grafana's id of the values' unit; null if unknown. */
    public @Nullable String unit() {
        return unit;
    }

    /** How the time column holds times; null if its type says so. */
    public @Nullable TimeFormat timeFormat() {
        return timeFormat;
    }

    /** Who thins; null if that is as for the whole database. */
    public @Nullable PushDown pushDown() {
        return pushDown;
    }

    /** This metric with another time column. */
    public JdbcMetric withTime(String column) {
        return new JdbcMetric(name, sql, column, value, labels, unit, timeFormat, pushDown);
    }

    /** This metric with a time column that holds times in the given way. */
    public JdbcMetric withTimeFormat(TimeFormat format) {
        return new JdbcMetric(name, sql, time, value, labels, unit, format, pushDown);
    }

    /** This metric with one column to draw. */
    public JdbcMetric withValue(String column) {
        return new JdbcMetric(name, sql, time, column, labels, unit, timeFormat, pushDown);
    }

    /** This metric with columns that tell its series apart; none if it is one series. */
    public JdbcMetric withLabels(String... columns) {
        return withLabels(List.of(columns));
    }

    /** This metric with columns that tell its series apart; none if it is one series. */
    public JdbcMetric withLabels(List<String> columns) {
        return new JdbcMetric(name, sql, time, value, columns, unit, timeFormat, pushDown);
    }

    /** This metric with a unit. */
    public JdbcMetric withUnit(String grafanaUnit) {
        return new JdbcMetric(name, sql, time, value, labels, grafanaUnit, timeFormat, pushDown);
    }

    /** This metric with its own choice of who thins. */
    public JdbcMetric withPushDown(PushDown who) {
        return new JdbcMetric(name, sql, time, value, labels, unit, timeFormat, who);
    }
}
