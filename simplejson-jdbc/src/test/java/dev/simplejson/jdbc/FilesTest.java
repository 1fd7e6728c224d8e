// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.JdbcMetric;
import dev.simplejson.model.Metric;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as tables. */
class FilesTest {
    private static final TimeRange RANGE = new TimeRange(1_700_000_000_000L, 1_700_000_100_000L);
    private static final String CSV =
            "time,host,load\n2023-11-14T22:13:20Z,web-1,1.5\n2023-11-14T22:13:30Z,web-1,2.5\n";
    private static final List<Point> POINTS =
            List.of(new Point(1_700_000_000_000L, 1.5), new Point(1_700_000_010_000L, 2.5));

    @TempDir
    private Path folder;

    private static JdbcDataSource open(Object... files) {
        return JdbcDataSource.builderOfFiles(
                        List.of(files).stream().map(Object::toString).toList())
                .refresh(Duration.ZERO)
                .build();
    }

    private Path csv(String name) throws Exception {
        return Files.writeString(folder.resolve(name), CSV);
    }

    private static List<String> names(JdbcDataSource source) throws Exception {
        return source.metrics().stream().map(Metric::name).toList();
    }

    private static Query query(String metric) {
        return Query.of(metric, RANGE).build();
    }

    private void copy(String format, Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT * FROM (VALUES (TIMESTAMP '2023-11-14 22:13:20', 'web-1', 1.5),"
                    + " (TIMESTAMP '2023-11-14 22:13:30', 'web-1', 2.5)) t(time, host, load)) TO '" + file
                    + "' (FORMAT "
                    + format + ")");
        }
    }

    @Test
    void csv_isATableCalledAsTheFile() throws Exception {
        try (JdbcDataSource source = open(csv("readings.csv"))) {
            assertThat(source.name()).isEqualTo("files");
            assertThat(names(source)).containsExactlyInAnyOrder("readings.load", "readings");
            assertThat(Points.of(source, query("readings.load"))).isEqualTo(POINTS);
        }
    }

    @ParameterizedTest
    @CsvSource({"parquet, r.parquet", "json, r.ndjson", "json, r.JSONL", "csv, r.csv", "'csv, DELIMITER ''\t''', r.tsv"
    })
    void kinds_ofFiles_areRead(String format, String name) throws Exception {
        Path file = folder.resolve(name);
        copy(format, file);

        try (JdbcDataSource source = open(file)) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    @Test
    void json_arrayOfObjects_isRead() throws Exception {
        Path file = folder.resolve("r.json");
        copy("json, ARRAY true", file);

        try (JdbcDataSource source = open(file)) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    @Test
    void gzip_isRead() throws Exception {
        Path file = folder.resolve("readings.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(CSV.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        try (JdbcDataSource source = open(file)) {
            assertThat(Points.of(source, query("readings.load"))).isEqualTo(POINTS);
        }
    }

    @Test
    void file_thatGrows_isReadAgain() throws Exception {
        Path file = csv("readings.csv");
        try (JdbcDataSource source = open(file)) {
            assertThat(Points.of(source, query("readings.load"))).hasSize(2);

            Files.writeString(file, "2023-11-14T22:13:40Z,web-1,3.5\n", StandardOpenOption.APPEND);

            assertThat(Points.of(source, query("readings.load"))).hasSize(3);
        }
    }

    @Test
    void file_withOtherColumnsThanBefore_isReadAsItIsNow() throws Exception {
        Path file = csv("readings.csv");
        try (JdbcDataSource source = open(file)) {
            assertThat(names(source)).contains("readings.load");

            Files.writeString(file, CSV.replace("load", "temperature"));

            assertThat(names(source)).contains("readings.temperature").doesNotContain("readings.load");
            assertThat(Points.of(source, query("readings.temperature"))).isEqualTo(POINTS);
        }
    }

    @Test
    void glob_itsFiles_areATableEach() throws Exception {
        csv("a.csv");
        copy("parquet", folder.resolve("b.parquet"));
        Files.writeString(folder.resolve("notes.txt"), "x");
        try (JdbcDataSource source = open(folder + "/*")) {
            assertThat(names(source)).contains("a.load", "b.load").hasSize(4);

            csv("c.csv");

            assertThat(names(source)).contains("a.load", "b.load", "c.load").hasSize(6);
        }
    }

    @Test
    void glob_overFolders_keepsFilesOfOneNameApart() throws Exception {
        Files.createDirectories(folder.resolve("x"));
        Files.createDirectories(folder.resolve("y"));
        csv("x/r.csv");
        csv("y/r.csv");
        csv("y/s.csv");
        copy("parquet", folder.resolve("y/s.parquet"));
        try (JdbcDataSource source = open(folder + "/**")) {
            assertThat(names(source))
                    .contains(folder + "/x/r.csv.load", folder + "/y/r.csv.load", "s.csv.load", "s.parquet.load");
        }
    }

    @Test
    void name_withQuotesAndBlanks_isRead() throws Exception {
        Path file = csv("it's \"my\" data.csv");
        try (JdbcDataSource source = open(file)) {
            assertThat(Points.of(source, query("it's \"my\" data.load"))).isEqualTo(POINTS);
        }
    }

    @Test
    void file_thatIsBroken_doesNotHideTheOthers() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.parquet"), "no parquet");
        try (JdbcDataSource source = open(broken, csv("readings.csv"));
                Logged log = new Logged()) {
            assertThat(names(source)).contains("readings.load");
            assertThat(log.text()).contains("the file " + broken + " is left out: ");
        }
    }

    @Test
    void file_thatIsNotUtf8_isLeftOutWithTheReason() throws Exception {
        Path latin = Files.writeString(
                folder.resolve("latin.csv"), "Zeit,Wert \u00fc\n2026-11-01,1\n", StandardCharsets.ISO_8859_1);
        try (JdbcDataSource source = open(latin, csv("readings.csv"));
                Logged log = new Logged()) {
            assertThat(names(source)).contains("readings.load");
            assertThat(log.text()).containsPattern("the file .*latin.csv is left out: .*(?i:utf-8)");
        }
    }

    @Test
    void files_thatAreAllBroken_failWithTheReason() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.parquet"), "no parquet");
        try (JdbcDataSource source = open(broken)) {
            assertThatExceptionOfType(SimpleJsonException.class)
                    .isThrownBy(source::metrics)
                    .withMessageContaining(
                            "database 'files' (files) has no file that can be read: 'broken': it cannot be read; the log has more");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT time, load FROM read_csv('other.csv')",
                "SELECT time, load FROM 'other.csv'",
                "SELECT time, load FROM read_csv('FOLDER/*.csv')"
            })
    void query_evenIfConfigured_readsNothingElse(String sql) throws Exception {
        csv("other.csv");
        Files.createDirectories(folder.resolve("in"));
        Path file = csv("in/readings.csv");
        String absolute = sql.replace("other.csv", folder + "/other.csv").replace("FOLDER", folder.toString());
        try (JdbcDataSource source = JdbcDataSource.builderOfFiles(List.of(file.toString()))
                .metric(JdbcMetric.of("m", absolute))
                .build()) {
            assertThatExceptionOfType(SimpleJsonException.class).isThrownBy(() -> Points.series(source, query("m")));
            assertThat(Points.of(source, query("readings.load"))).isEqualTo(POINTS);
        }
    }

    @Test
    void builder_fileOfADatabase_isToldItsUrl() throws Exception {
        Path file = Files.createFile(folder.resolve("home.db"));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> open(file))
                .withMessage("the setting jdbc.files names '" + file
                        + "': that is a database; expected it in the setting jdbc.url, as jdbc:sqlite:" + file);
    }

    @ParameterizedTest
    @CsvSource({
        "nosuch.csv, there is no such file",
        "in, 'that is a folder, a pipe or a device; expected a file'",
        "notes.txt, 'expected .csv, .tsv, .json, .ndjson, .jsonl, also with .gz behind it, or .parquet'"
    })
    void builder_whatIsNoSuchFile_isRefused(String name, String problem) throws Exception {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("notes.txt"), "x");
        Path file = folder.resolve(name);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> open(file))
                .withMessage("the setting jdbc.files names '" + file + "': " + problem);
    }

    @Test
    void glob_thatMatchesNothingYet_waitsForFiles() throws Exception {
        try (JdbcDataSource source = open(folder + "/new-*.csv")) {
            assertThat(names(source)).isEmpty();

            csv("new-1.csv");

            assertThat(names(source)).contains("new-1.load");
        }
    }

    @Test
    void settings_filesInPlaceOfAUrl_areRead() throws Exception {
        Path file = csv("a, b.csv");
        try (JdbcDataSource source = JdbcDataSource.of(Map.of("jdbc.files", '"' + file.toString() + '"'))) {
            assertThat(names(source)).contains("a, b.load");
        }
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> JdbcDataSource.of(Map.of("jdbc.files", file.toString(), "jdbc.url", "jdbc:duckdb:")))
                .withMessage("both jdbc.url and jdbc.files are set; expected a database or files");
    }
}
