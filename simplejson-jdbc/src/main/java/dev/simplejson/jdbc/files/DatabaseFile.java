// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file that stands where a URL is expected: which database wrote it, by how it begins or else by its name. */
public final class DatabaseFile {
    /** https://www.sqlite.org/fileformat2.html#the_database_header */
    private static final String SQLITE = "SQLite format 3\0";

    /** Behind a checksum: https://duckdb.org/docs/stable/internals/storage.html */
    private static final String DUCKDB = "DUCK";

    private static final int CHECKSUM = 8;

    private static final Pattern OF_SQLITE = Pattern.compile(".+\\.(?:db|db3|s3db|sl3|sqlite|sqlite3)");
    private static final Pattern OF_DUCKDB = Pattern.compile(".+\\.(?:duckdb|ddb)");
    private static final Pattern OF_H2 = Pattern.compile("(.+)\\.(?:mv|h2)\\.db");

    /** What is a URL of another kind may hold a password, which no message may repeat. */
    private static final Pattern NO_FILE = Pattern.compile("[@?*;=\\p{Cntrl}]|://");

    private DatabaseFile() {}

    /** The URL that opens a file, or null where it is not known to be one. Asks the file system. */
    public static @Nullable String url(String file) {
        if (NO_FILE.matcher(file).find()) {
            return null;
        }
        String start = start(file);
        if (start.startsWith(SQLITE)) {
            return "jdbc:sqlite:" + file;
        }
        if (start.startsWith(DUCKDB, CHECKSUM)) {
            return "jdbc:duckdb:" + file;
        }
        String lower = file.toLowerCase(Locale.ROOT);
        Matcher h2 = OF_H2.matcher(lower);
        if (h2.matches()) {
            // It takes no relative path for one unless that says so.
            boolean isPlain = !file.startsWith("~/")
                    && !file.startsWith(".")
                    && !Path.of(file).isAbsolute();
            return "jdbc:h2:" + (isPlain ? "./" : "") + file.substring(0, h2.end(1));
        }
        if (OF_DUCKDB.matcher(lower).matches()) {
            return "jdbc:duckdb:" + file;
        }
        return OF_SQLITE.matcher(lower).matches() ? "jdbc:sqlite:" + file : null;
    }

    /** What a file begins with; empty if there is none that can be read. */
    private static String start(String file) {
        try {
            Path path = Path.of(file);
            // What is no file may hang as soon as it is opened.
            if (Files.isRegularFile(path)) {
                try (InputStream bytes = Files.newInputStream(path)) {
                    return new String(bytes.readNBytes(SQLITE.length()), StandardCharsets.ISO_8859_1);
                }
            }
        } catch (IOException | InvalidPathException unreadable) {
            return "";
        }
        return "";
    }
}
