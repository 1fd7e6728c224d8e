// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import dev.simplejson.jdbc.dialect.Connecting;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What messages call a database, without anything secret, and what may be the matter when it cannot be opened.
 *
 * @param text the source's name and where the database is
 * @param file the file that it is; null if it is none, or somebody else opens it
 */
public record DatabaseName(String text, @Nullable Path file) {
    private static final Pattern PREFIX = Pattern.compile("jdbc:[\\w+.-]+:(?:[a-zA-Z]+:)?(?://)?");
    private static final Pattern HOSTS =
            Pattern.compile("(?:,?(?:\\[[0-9a-fA-F:.]+]|[\\w.-]+)(?::\\d+)?)*(?:/.*)?", Pattern.DOTALL);

    public static DatabaseName of(String name, String url, Connecting connecting) {
        String file = connecting.file(url);
        String where = file == null ? withoutSecrets(url) : file;
        return new DatabaseName("database '" + name + "' (" + where + ")", file == null ? null : path(file));
    }

    private static @Nullable Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    /** A URL up to its parameters and without its user. Where it is not clear what belongs to a password, less. */
    public static String withoutSecrets(String url) {
        Matcher prefix = PREFIX.matcher(url);
        if (!prefix.lookingAt()) {
            return "jdbc:…";
        }
        String rest = url.substring(prefix.end());
        String place = rest.split("[?;&]", 2)[0];
        String hosts = place.substring(place.lastIndexOf('@') + 1).replaceFirst("^//", "");
        boolean clear =
                rest.lastIndexOf('@') < place.length() && HOSTS.matcher(hosts).matches();
        return prefix.group() + (clear ? hosts : "…");
    }

    /** What to do if it cannot be reached, and why, where that can be seen. */
    public String whyUnreachable() {
        if (file == null) {
            return "; see that it runs, and that jdbc.url, jdbc.user and the password are right";
        }
        if (Files.isDirectory(file)) {
            return ": that is a folder; set jdbc.url to a file";
        }
        if (Files.notExists(file)) {
            return ": there is no such file, and none is created; set jdbc.url to one that exists";
        }
        return Files.isReadable(file)
                ? "; see that it is a database, and that this process may read its folder, too"
                : ": this process may not read that file";
    }

    @Override
    public String toString() {
        return text;
    }
}
