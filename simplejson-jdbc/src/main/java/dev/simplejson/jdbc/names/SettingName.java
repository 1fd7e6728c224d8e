// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.names;

import java.util.List;

/** Names of settings as a properties file has them, so that what a message says can be copied into one. */
public final class SettingName {
    private SettingName() {}

    /** What the settings of a table start with: {@code table.readings}. */
    public static String ofTable(String table) {
        return "table." + key(table);
    }

    /** What the settings of a metric start with: {@code metric.sales}. */
    public static String ofMetric(String metric) {
        return "metric." + key(metric);
    }

    /**
     * The line that sets the columns that tell the series of a table apart: {@code table.readings.labels = host, room}; nothing behind it
     * for none.
     */
    public static String labels(String table, List<String> columns) {
        return (ofTable(table) + ".labels = " + value(NameList.format(columns))).stripTrailing();
    }

    /** In the name of a property, blanks and what divides it from its value need a backslash. */
    public static String key(String name) {
        return value(name).replaceAll("([ :=#!])", "\\\\$1");
    }

    /** The value of a property. */
    public static String value(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
