// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.spi.DataSource;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, on this test's class path. */
@Timeout(60)
class MainTest {
    @Test
    void main_portInUse_endsWithOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertRefused(
                    "cannot listen on 127.0.0.1:" + port
                            + ": it is in use, or not an address of this machine; choose another with"
                            + " --port (0 picks a free one) or --host",
                    "--port",
                    port);
        }
    }

    @Test
    void main_unknownFlag_endsWithOneLine() throws Exception {
        assertRefused("unknown setting --prot; --help lists the flags", "--prot", "1");
    }

    @Test
    void main_badValue_endsWithOneLine() throws Exception {
        assertRefused(
                "setting 'deadline' is 'soon'; expected a time such as 25s, 500ms, 10m or 6h, from 1ms to 365d",
                "--deadline",
                "soon");
    }

    /** Its driver is not on this class path, as it is not in the jar. */
    @Test
    void main_fileWithoutTheDriver_endsWithTheCommandsOfTheDocuments(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("readings.csv"), "time,load\n2026-11-22T05:00:00Z,1.5\n");
        Process process = start("", "--file", file.toString());
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(err).startsWith("files are read by DuckDB, whose driver org.duckdb:duckdb_jdbc is not there");
        List<String> commands = err.lines()
                .filter(line -> line.startsWith("  "))
                .map(String::strip)
                .toList();
        assertThat(commands).hasSize(2);
        assertThat(Files.readString(Path.of("../docs/sql.md"))).contains(commands);
    }

    @Test
    void main_fileThatIsNotThere_isRefused() throws Exception {
        assertRefused("--file names 'nosuch.csv': there is no such file", "--file", "nosuch.csv");
    }

    @Test
    void main_help_listsTheFlags() throws Exception {
        Process process = start("", "--help");

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .contains("--host", "--port", "--deadline", "--max-body-bytes");
        assertThat(process.waitFor()).isZero();
    }

    /** What is printed is a file of settings: what could not be told needs no more than a comment less. */
    @Test
    void main_jdbcExplain_printsSettingsThatAreReadBack(@TempDir Path folder) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("own.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE rooms (room TEXT, at INTEGER, celsius REAL, PRIMARY KEY (room, at))");
            statement.execute("CREATE TABLE walks (began_ts INTEGER, steps INTEGER)");
            for (int i = 0; i < 5; i++) {
                statement.execute("INSERT INTO rooms VALUES ('hall', " + (1_793_491_200 + 60 * i) + ", 20)");
                statement.execute("INSERT INTO walks VALUES (" + (815_184_000 + 60 * i) + ", " + 100 * i + ")");
            }
        }

        String found = printed("--jdbc.explain", "--jdbc.url", url);

        assertThat(found)
                .contains(
                        "table.rooms.time = at\n", "table.rooms.time-format = epoch-s\n", "table.rooms.labels = room\n")
                .contains("# table walks is not shown", "\n# table.walks.time-format = apple-s\n");
        Path settings = folder.resolve("own.properties");
        Files.writeString(settings, found.replace("# table.walks.", "table.walks."));

        assertThat(printed("--jdbc.url", url, "--jdbc.settings", settings.toString(), "--jdbc.explain"))
                .contains("\ntable.walks.time = began_ts\n", "\ntable.walks.time-format = apple-s\n")
                .contains("# series: walks.steps", "\ntable.rooms.labels = room\n")
                .doesNotContain("is not shown");
    }

    /** As in most containers and services; settings are read as UTF-8. */
    @Test
    void main_jdbcExplainWithoutALocale_printsUtf8(@TempDir Path folder) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("own.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE messung (\"ger\u00e4t\" TEXT, at INTEGER, celsius REAL, PRIMARY KEY (\"ger\u00e4t\", at))");
            statement.execute("INSERT INTO messung VALUES ('a', 1793491200, 20), ('b', 1793491200, 21)");
        }
        ProcessBuilder builder = prepared("", "--jdbc.explain", "--jdbc.url", url);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getErrorStream().close();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .contains("table.messung.labels = ger\u00e4t\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void main_databaseOfOnesOwn_isLookedAtBeforeAnyoneAsks(@TempDir Path folder) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("own.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE load (ts INTEGER PRIMARY KEY, value REAL)");
            statement.execute("INSERT INTO load VALUES (1793491200, 20), (1793491260, 21)");
        }
        Process process = start("", "--port", "0", "--jdbc.url", url);
        try (BufferedReader log = process.errorReader()) {
            String line = log.readLine();
            while (line != null && !line.contains("table 'load': time is 'ts'")) {
                line = log.readLine();
            }
            assertThat(line).isNotNull();
        } finally {
            process.destroyForcibly();
        }
    }

    /** As what is left out of the tables is: a dashboard that nobody looks at tells nobody. */
    @Test
    void main_metricThatCannotBeRead_isInTheLogBeforeAnyoneAsks(@TempDir Path folder) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("own.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE load (stamp TEXT PRIMARY KEY, value REAL)");
            statement.execute("INSERT INTO load VALUES ('2026-11-22 05:00:00', 20)");
        }
        String sql = "SELECT stamp AS time, value FROM load";
        Process process = start("", "--port", "0", "--jdbc.url", url, "--metric.mine.sql", sql);
        try (BufferedReader log = process.errorReader()) {
            String line = log.readLine();
            while (line != null && !line.contains("metric 'mine' cannot be read")) {
                line = log.readLine();
            }
            assertThat(line).contains("set metric.mine.time-format = iso-space");
        } finally {
            process.destroyForcibly();
        }
        assertThat(printed("--jdbc.explain", "--jdbc.url", url, "--metric.mine.sql", sql))
                .contains("metric.mine.sql = " + sql + "\n# metric.mine.time-format = iso-space\n");
    }

    /** It may come later; until then, without a word at the start, it looks like a database without tables. */
    @Test
    void main_databaseFileThatIsNotThere_isNamedBesideTheServersUrl(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("nosuch.db");
        Process process = start("", "--port", "0", "--jdbc.url", "jdbc:sqlite:" + missing);
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).endsWith(" serves jdbc, jvm, waves");
            assertThat(out.readLine()).startsWith("URL for Grafana: ");
            assertThat(out.readLine())
                    .isEqualTo("there is no file " + missing
                            + ", which jdbc would show; it is shown as soon as it is there");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void main_jdbcExplainOfWhatIsNotThere_isRefusedInOneLine(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("nosuch.db");
        Path notes =
                Files.writeString(folder.resolve("notes.db"), "no database at all, but long enough to look like one");

        assertRefused(
                "database 'jdbc' (" + missing + ") cannot be reached: there is no such file, and none is created;"
                        + " set jdbc.url to one that exists",
                "--jdbc.explain",
                "--jdbc.url",
                "jdbc:sqlite:" + missing);
        assertRefused(
                "database 'jdbc' (" + folder + ") cannot be reached: that is a folder; set jdbc.url to a file",
                "--jdbc.explain",
                "--jdbc.url",
                "jdbc:sqlite:" + folder);
        assertRefused(
                "database 'jdbc' (" + notes
                        + ") is not a database, or is damaged; its driver says: [SQLITE_NOTADB] File"
                        + " opened that is not a database file (file is not a database)",
                "--jdbc.explain",
                "--jdbc.url",
                "jdbc:sqlite:" + notes);
    }

    private static String printed(String... arguments) throws Exception {
        Process process = start("", arguments);
        process.getErrorStream().close(); // The log; a pipe that nobody reads would fill.
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }

    @Test
    void main_port0_printsThePortAndEndsOnSigterm() throws Exception {
        Process process = start("", "--port", "0");
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).endsWith(" serves jvm, waves, weather");
            assertThat(out.readLine()).matches("URL for Grafana: http://127\\.0\\.0\\.1:[1-9][0-9]*");

            process.toHandle().destroy(); // Unlike the process's own method, leaves its output to be read.

            assertThat(process.waitFor()).isEqualTo(128 + 15);
            assertThat(out.readLine()).isNull();
            assertThat(process.getErrorStream().readAllBytes()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void main_sourceThatDoesNotClose_isNamedInTheLog(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(DataSource.class.getName()), UnclosingSource.class.getName());
        Process process = start(folder + File.pathSeparator, "--port", "0");
        try (BufferedReader out = process.inputReader()) {
            out.readLine();
            assertThat(out.readLine()).startsWith("URL for Grafana: ");

            process.toHandle().destroy();

            assertThat(process.waitFor()).isEqualTo(128 + 15);
            assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8))
                    .contains("WARNING data source 'unclosing' did not close");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void assertRefused(String message, String... arguments) throws Exception {
        Process process = start("", arguments);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(err).isEqualTo(message + System.lineSeparator());
    }

    private static Process start(String morePath, String... arguments) throws IOException {
        return prepared(morePath, arguments).start();
    }

    private static ProcessBuilder prepared(String morePath, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As the jar's manifest has it.
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", morePath + System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SIMPLEJSON_") || name.startsWith("JAVA_TOOL"));
        return builder;
    }
}
