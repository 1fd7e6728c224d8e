// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Connecting;
import java.sql.Connection;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** HSQLDB: a library that reads files, or a server. */
final class HsqldbConnecting extends Connecting {
    /** Files are never created, and opened read-only. What the URL says wins. */
    @Override
    public Properties properties(String url) {
        Properties properties = new Properties();
        if (isFile(url.toLowerCase(Locale.ROOT))) {
            properties.setProperty("ifexists", "true");
            properties.setProperty("readonly", "true");
        }
        return properties;
    }

    /** Then its connections refuse to be told that they may write, which is what pools begin with. */
    @Override
    public boolean isOpenedReadOnly(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return isFile(lower) && !lower.contains("readonly=false");
    }

    private boolean isFile(String lower) {
        return isInProcess(lower) && !lower.startsWith("jdbc:hsqldb:mem:");
    }

    /** https://hsqldb.org/doc/2.0/guide/running-chapt.html: the first of the files of that name. */
    @Override
    @Nullable
    public String file(String url) {
        String name = url.substring("jdbc:hsqldb:".length()).split(";", 2)[0];
        String path = name.startsWith("file:") ? name.substring("file:".length()) : name;
        // Others come from somewhere else, or hold the name of a property; a single letter is a drive.
        if (!isFile(url.toLowerCase(Locale.ROOT)) || path.indexOf(':') > 1 || path.contains("${")) {
            return null;
        }
        return (path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path) + ".script";
    }

    /** All but those of a server. */
    @Override
    public boolean isInProcess(String url) {
        return !url.startsWith("jdbc:hsqldb:hsql") && !url.startsWith("jdbc:hsqldb:http");
    }

    @Override
    public Optional<String> refusalOfFreeSql(Connection connection) {
        return Optional.of("it is not known what queries can do in HSQLDB");
    }
}
