// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.config;

/**
 * Who thins a series that has more points than the panel can draw: the database, or Java while the rows pass by. The points are the same
 * either way; what differs is how long it takes. In settings: {@code auto}, {@code on} and {@code off}.
 */
public enum PushDown {
    /**
     * Who is quicker: the database where the rows would have to cross a network, and DuckDB. Java where SQLite and H2 run inside the
     * process, because reading all rows is then quicker than having the database look for the few.
     */
    AUTO("auto"),
    /** The database, unless it cannot count how a column holds times; then Java. */
    ALWAYS("on"),
    /** Java. */
    NEVER("off");

    private final String setting;

    PushDown(String setting) {
        this.setting = setting;
    }

    /**
     * What has that name in settings; {@code true} and {@code false} are understood, too.
     *
     * @throws IllegalArgumentException if nothing has; the message lists the names
     */
    public static PushDown ofSetting(String name) {
        String word = name.equals("true") ? "on" : name.equals("false") ? "off" : name;
        for (PushDown one : values()) {
            if (one.setting.equals(word)) {
                return one;
            }
        }
        throw new IllegalArgumentException("push-down is '" + name + "'; expected 'auto', 'on' or 'off'");
    }
}
