// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a file of JSON is read. Of lines, one that is not whole is a row of nothing, which is told as one without a time. */
final class JsonFile {
    /** Names of files with an object in each line. */
    private static final Pattern LINES = Pattern.compile("(?i)\\.(?:ndjson|jsonl)(?:\\.gz)?$");

    private final Connection connection;
    private final Path file;
    private final String whole;
    private final String lines;

    JsonFile(Connection connection, Path file) {
        this.connection = connection;
        this.file = file;
        // By its own sample DuckDB would take for integers what is followed by fractions, and round these.
        String given = Quoting.literal(file.toString()) + ", sample_size = -1";
        this.whole = "read_json(" + given + ")";
        this.lines = "read_json(" + given + ", format = 'newline_delimited', ignore_errors = true)";
    }

    /**
     * SQL of its rows.
     *
     * @throws SQLException if it cannot be read, with the reason
     */
    String sql() throws SQLException {
        if (hasMark()) {
            throw new Unreadable("it begins with a byte order mark; save it as UTF-8 without one");
        }
        boolean areLines = LINES.matcher(file.toString()).find();
        try {
            return ofRows(areLines ? lines : whole);
        } catch (Unreadable known) {
            throw known;
        } catch (SQLException unreadable) {
            if (!areLines && isEnded()) {
                throw unreadable;
            }
            try {
                return ofRows(areLines ? whole : lines);
            } catch (Unreadable known) {
                throw known.isEmpty() ? unreadable : known;
            }
        }
    }

    private boolean hasMark() throws SQLException {
        try {
            return Encoding.hasMark(file);
        } catch (IOException unreadable) {
            throw CsvFile.notRead(unreadable);
        }
    }

    /** DuckDB gives what is no object a column of that name, and a row of nothing if it is no JSON either. */
    private static boolean areObjects(ResultSetMetaData columns) throws SQLException {
        return columns.getColumnCount() > 1
                || !columns.getColumnName(1).equals("json")
                || Fields.isObject(columns.getColumnTypeName(1));
    }

    private String ofRows(String call) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + call + " LIMIT 1")) {
            if (!rows.next()) {
                throw Unreadable.empty(size() == 0 ? "it is empty" : "it has no objects yet");
            }
            if (!areObjects(rows.getMetaData())) {
                throw new Unreadable(
                        "it is not made of objects, or cut; expected one in each line, or an array of them");
            }
            return Fields.sql(connection, rows, call);
        }
    }

    private long size() throws SQLException {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw CsvFile.notRead(unreadable);
        }
    }

    /** Whether it ends with the end of a line; not known of one that is packed. */
    private boolean isEnded() throws SQLException {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.read(last, Math.max(0, channel.size() - 1)) < 1
                    || last.get(0) == '\n'
                    || last.get(0) == '\r';
        } catch (IOException unreadable) {
            throw CsvFile.notRead(unreadable);
        }
    }
}
