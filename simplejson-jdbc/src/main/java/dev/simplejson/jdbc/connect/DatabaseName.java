// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import dev.simplejson.jdbc.dialect.Connecting;
import dev.simplejson.jdbc.files.NamedFiles;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What messages call a database, without anything secret, and what may be the matter when it cannot be opened.
 *
 * @param text what answers call it: the source's name, and the server if it is one
 * @param inLog what the log calls it: the source's name and where the database is
 * @param file the file that it is; null if it is none, or somebody else opens it
 */
public record DatabaseName(
        String text, String inLog, @Nullable Path file) {
    private static final Pattern PREFIX = Pattern.compile("jdbc:[\\w+.-]+:(?:[a-zA-Z]+:)?(//)?");

    /** Hosts and a path of plain names. Other characters may be the start of parameters, in one of many styles. */
    private static final Pattern PLACE =
            Pattern.compile("(?<hosts>(?:,?(?:\\[[0-9a-fA-F:.]+]|[\\w.-]+)(?::\\d+)?)*)(?<path>(?:/[\\w.~%+$-]*)*)");

    public static DatabaseName of(String name, String url, Connecting connecting) {
        String text = "database '" + name + "'";
        String file = connecting.file(url);
        if (file != null) {
            return new DatabaseName(text, text + " (" + file + ")", path(file));
        }
        String where = text + " (" + withoutSecrets(url) + ")";
        return new DatabaseName(isServer(url) ? where : text, where, null);
    }

    /** Connections that somebody else opens. */
    public static DatabaseName ofLent(String name) {
        String text = "database '" + name + "' (the application's connections)";
        return new DatabaseName(text, text, null);
    }

    /** Files that are shown as tables. */
    public static DatabaseName ofFiles(String name, NamedFiles files) {
        String text = "database '" + name + "' (files)";
        return new DatabaseName(text, "database '" + name + "' (" + files + ")", null);
    }

    private static @Nullable Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    private static boolean isServer(String url) {
        Matcher prefix = PREFIX.matcher(url);
        return prefix.lookingAt() && prefix.group(1) != null && !url.startsWith("/", prefix.end());
    }

    /** A URL's servers and path, without users and parameters. Where it is not clear what belongs to a password, less. */
    public static String withoutSecrets(String url) {
        Matcher prefix = PREFIX.matcher(url);
        if (!prefix.lookingAt()) {
            return "jdbc:…";
        }
        String rest = url.substring(prefix.end());
        String place = rest.split("[?;&]", 2)[0];
        int user = place.lastIndexOf('@');
        boolean isPlace = (user >= 0 || prefix.group(1) != null) && rest.lastIndexOf('@') == user;
        String servers = place.substring(user + 1).replaceFirst("^//", "");
        Matcher clear = PLACE.matcher(servers);
        if (!isPlace || !clear.lookingAt()) {
            return prefix.group() + "…";
        }
        if (clear.end() == servers.length()) {
            return prefix.group() + clear.group();
        }
        return prefix.group() + (clear.group("path").isEmpty() ? "…" : clear.group("hosts") + "/…");
    }

    /** The file that it would be, if there is none of that name. Asks the file system, which may hang. */
    public Optional<Path> missingFile() {
        return file == null || !isMissing(file) ? Optional.empty() : Optional.of(file.toAbsolutePath());
    }

    /** What H2 wrote before 1.4 has another ending. */
    private static boolean isMissing(Path file) {
        String former = String.valueOf(file.getFileName()).replaceFirst("\\.mv\\.db$", ".h2.db");
        return Files.notExists(file) && Files.notExists(file.resolveSibling(former));
    }

    /** What to do if it cannot be reached, and why, where that can be seen. Asks the file system, which may hang. */
    String whyUnreachable() {
        if (file == null) {
            return "; see that it runs, and that jdbc.url, jdbc.user and the password are right";
        }
        String why = whyFileIsNone();
        if (why == null) {
            why = whyFileIsNotRead();
        }
        return why == null ? "; see that it is a database, and that this process may read its folder, too" : why;
    }

    /** Why no database can be in that place, whatever its driver says; null if one can. */
    @Nullable
    String whyFileIsNone() {
        if (file == null) {
            return null;
        }
        if (Files.isDirectory(file)) {
            return ": that is a folder; set jdbc.url to a file";
        }
        if (isMissing(file)) {
            return ": there is no such file, and none is created; set jdbc.url to one that exists";
        }
        // What H2 wrote before 1.4 is elsewhere.
        return Files.exists(file) && !Files.isRegularFile(file)
                ? ": that is a pipe, a device or the like; set jdbc.url to a file"
                : null;
    }

    /** Why a file that is there cannot be read; null if nothing is seen. */
    @Nullable
    String whyFileIsNotRead() {
        if (file == null || Files.notExists(file)) {
            return null;
        }
        if (!Files.isReadable(file)) {
            return ": this process may not read that file";
        }
        if (WriteAheadLog.of(file).isOutOfReach()) {
            return ": its latest rows are in a write-ahead log (WAL), and this process may not write to its folder, in which SQLite"
                    + " needs a file of its own for that; allow it, or have the writer close the database";
        }
        Path journal = file.resolveSibling(file.getFileName() + "-journal");
        return Files.exists(journal)
                ? ": a writer has not ended what it began, and its rollback journal, '" + journal.getFileName()
                        + "', lies beside the file; if it has crashed, open the database once with the program that writes it, or with"
                        + " sqlite3, which takes back what is half done, or set jdbc.url to a copy of both files that was opened so"
                : null;
    }

    @Override
    public String toString() {
        return text;
    }
}
