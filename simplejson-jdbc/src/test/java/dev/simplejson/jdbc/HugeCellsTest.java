// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that are larger than the memory of the process that reads them; SQLite's are in {@link SqliteSafetyTest}. */
@Tag("once")
class HugeCellsTest {
    private static final String ODD_ROWS =
            "odd rows [[1700000000000, 1.5, 3], [1700000002000, 2.5, SIZE]]".replace("SIZE", "(100000000 characters)");

    @TempDir
    Path folder;

    /** H2's text is no longer than a million characters, but its large objects are. */
    @Test
    void query_largeObjectsOfH2_areToldBySize() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("huge");
        int size = 300_000_000;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"t\" (\"time\" BIGINT, \"v\" DOUBLE PRECISION, \"words\" CLOB,"
                    + " \"host\" VARCHAR, \"data\" BLOB)");
            statement.execute("CREATE TABLE \"odd\" (\"time\" CLOB, \"v\" DOUBLE PRECISION, \"w\" CLOB)");
            statement.execute("INSERT INTO \"t\" VALUES (1700000000, 2.5, 'short', 'b', X'4142')");
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO \"t\" VALUES (1700000000, 1.5, ?, 'a', ?)")) {
                insert.setCharacterStream(1, characters("", size), size);
                insert.setBinaryStream(2, new Repeated("", size), size);
                insert.execute();
            }
            statement.execute("INSERT INTO \"odd\" VALUES ('2023-11-14T22:13:20', 1.5, '3')");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO \"odd\" VALUES (?, 2.5, ?)")) {
                for (String start : new String[] {"2023-11-14T22:13:21", "2023-11-14T22:13:22"}) {
                    int length = start.endsWith("1") ? 100_000_000 : start.length();
                    insert.setCharacterStream(1, characters(start, length), length);
                    insert.setCharacterStream(2, characters("", 100_000_000), 100_000_000);
                    insert.execute();
                }
            }
        }
        String told = "(300000000 characters)";
        String rows =
                "rows [[1700000000000, 2.5, short, b, AB], [1700000000000, 1.5, " + told + ", a, (300000000 bytes)]]";
        String series = "[{host=a, words=" + told + "}, {host=b, words=short}]";
        assertThat(HugeCells.read(url, "").lines())
                .contains(rows, "written " + rows, "tags [" + told + ", short]", "raw " + series)
                .contains("NEVER t.v " + series, "NEVER written " + series)
                .contains("ALWAYS t.v " + series, "ALWAYS written " + series)
                .contains(ODD_ROWS)
                .contains("odd points [Point[epochMillis=1700000000000, value=1.5],"
                        + " Point[epochMillis=1700000002000, value=2.5]]");
    }

    @Test
    void query_longCellsOfDuckDb_areToldBySize() throws Exception {
        String url = "jdbc:duckdb:" + folder.resolve("huge");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE t (time BIGINT, v DOUBLE, words VARCHAR, host VARCHAR, data BLOB, parts VARCHAR[])");
            statement.execute(
                    "INSERT INTO t VALUES (1700000000, 1.5, repeat('x', 100000000), 'a',"
                            + " repeat('x', 100000000)::BLOB, [repeat('x', 100000000)]), (1700000000, 2.5, 'short', 'b', 'AB', ['c'])");
            statement.execute("CREATE TABLE odd (time VARCHAR, v DOUBLE, w JSON)");
            statement.execute("INSERT INTO odd VALUES ('2023-11-14T22:13:20', 1.5, '3'),"
                    + " ('2023-11-14T22:13:21' || repeat('x', 100000000), 2.5, '3'),"
                    + " ('2023-11-14T22:13:22', 2.5, '\"' || repeat('x', 100000000) || '\"')");
        }
        String told = "(100000000 bytes)";
        String rows = "rows [[1700000000000, 1.5, " + told + ", a, (100000000 bytes), (100000002 bytes)],"
                + " [1700000000000, 2.5, short, b, AB, [c]]]";
        String series = "[{host=a, words=" + told + "}, {host=b, words=short}]";
        assertThat(HugeCells.read(url, "").lines())
                .contains(rows, "written " + rows, "tags [" + told + ", short]", "raw " + series)
                .contains("filtered [{host=a, words=" + told + "}]")
                .contains("NEVER t.v " + series, "NEVER written " + series)
                .contains("ALWAYS t.v " + series, "ALWAYS written " + series)
                .contains(ODD_ROWS.replace("characters", "bytes"));
    }

    private static Reader characters(String start, int size) {
        return new InputStreamReader(new Repeated(start, size), StandardCharsets.US_ASCII);
    }

    /** So many bytes, none of which is held. */
    private static final class Repeated extends InputStream {
        private final byte[] start;
        private final int size;
        private int position;

        Repeated(String start, int size) {
            this.start = start.getBytes(StandardCharsets.US_ASCII);
            this.size = size;
        }

        @Override
        public int read() {
            if (position == size) {
                return -1;
            }
            int at = position++;
            return at < start.length ? start[at] : 'x';
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(length, size - position);
            for (int i = 0; i < count; i++) {
                target[offset + i] = (byte) read();
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
