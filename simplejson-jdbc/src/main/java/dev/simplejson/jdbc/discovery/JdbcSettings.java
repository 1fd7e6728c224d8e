// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.jdbc.config.PushDown;
import dev.simplejson.jdbc.config.TimeFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What decides how a database is read. Immutable.
 *
 * @param zone of times that say none
 * @param zoneSet whether somebody has set it
 * @param freeSql whether a target may be a query of its own
 * @param databaseFirst whether the database thins quicker than it hands over all rows
 */
public record JdbcSettings(
        String name,
        ZoneId zone,
        boolean zoneSet,
        boolean discovery,
        boolean freeSql,
        PushDown pushDown,
        boolean databaseFirst,
        int maxSeries,
        Duration refresh,
        Map<String, JdbcMetric> metrics,
        Map<String, TableSettings> tables) {
    private static final TableSettings NONE = new TableSettings("", null, null);

    public JdbcSettings {
        metrics = Map.copyOf(metrics);
        tables = Map.copyOf(tables);
    }

    /** Whether the database is to thin what has this setting of its own; null if it has none. */
    public boolean pushesDown(@Nullable PushDown own) {
        PushDown decisive = own == null ? pushDown : own;
        return decisive == PushDown.ALWAYS || decisive == PushDown.AUTO && databaseFirst;
    }

    public TableSettings table(String table) {
        return tables.getOrDefault(table, NONE);
    }

    /**
     * What is declared about a table that discovery finds.
     *
     * @param time its time column; empty if that is to be found out
     * @param timeFormat how that holds times; null if that is to be found out
     * @param labels the columns that tell its series apart; null if that is to be found out
     */
    public record TableSettings(
            String time,
            @Nullable TimeFormat timeFormat,
            @Nullable List<String> labels) {
        public TableSettings {
            labels = labels == null ? null : List.copyOf(labels);
        }
    }
}
