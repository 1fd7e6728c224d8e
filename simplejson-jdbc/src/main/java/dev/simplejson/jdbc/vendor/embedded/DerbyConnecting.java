// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Connecting;
import java.sql.Connection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derby: a library that reads a folder, or a server. Its driver cannot cancel, but looks at interrupts and time limits. */
final class DerbyConnecting extends Connecting {
    /** All but those of a server; the URL may have any case. */
    @Override
    public boolean isInProcess(String url) {
        return !url.startsWith("jdbc:derby://");
    }

    /**
     * The one that makes a folder a database, unless the URL has it made:
     * https://db.apache.org/derby/docs/10.16/devguide/cdevdvlp40724.html
     */
    @Override
    @Nullable
    public String file(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        String name = url.substring("jdbc:derby:".length()).split(";", 2)[0];
        String path = name.startsWith("directory:") ? name.substring("directory:".length()) : name;
        // Others come from somewhere else; a single letter is a drive.
        if (!isInProcess(lower) || path.isEmpty() || path.indexOf(':') > 1 || lower.contains(";create=true")) {
            return null;
        }
        String home = System.getProperty("derby.system.home");
        boolean isFixed = home == null || path.startsWith("/") || path.startsWith("\\") || path.indexOf(':') > 0;
        return (isFixed ? path : home + "/" + path) + "/service.properties";
    }

    @Override
    public boolean cancels() {
        return false;
    }

    @Override
    public Optional<String> refusalOfFreeSql(Connection connection) {
        return Optional.of("queries of Derby can call every method of this process");
    }
}
