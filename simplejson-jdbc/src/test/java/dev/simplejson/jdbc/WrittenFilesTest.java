// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people and programs write them, of which DuckDB would guess something else, or all of which it would not read. */
class WrittenFilesTest {
    private static final long START = 1_700_000_000_000L;
    private static final TimeRange RANGE = new TimeRange(START, START + 100_000);
    private static final String CSV = "time,host,load\n2023-11-14T22:13:20Z,a,1.5\n2023-11-14T22:13:30Z,a,2.5\n";
    private static final List<Point> POINTS = List.of(new Point(START, 1.5), new Point(START + 10_000, 2.5));

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private static JdbcDataSourceBuilder builder(Path file) {
        return JdbcDataSource.builderOfFiles(List.of(file.toString())).refresh(Duration.ZERO);
    }

    private static Query query(String metric) {
        return Query.of(metric, RANGE).build();
    }

    /** DuckDB takes the day for the first of both, and a day for the year if that has two digits. */
    @ParameterizedTest
    @CsvSource({
        "11/05/2023, 11/06/2023, dd/MM/yyyy, MM/dd/yyyy",
        "11-05-2023, 11-06-2023, dd-MM-yyyy, MM-dd-yyyy",
        "11/05/2023 08:00:00, 11/06/2023 08:00:00, dd/MM/yyyy HH:mm:ss, MM/dd/yyyy HH:mm:ss",
        "05.11.23, 06.11.23, dd.MM.yy, ''",
        "11/05/23, 11/06/23, dd/MM/yy, MM/dd/yy"
    })
    void csv_datesInAnOrderThatNobodyKnows_areNamedWithThose(String first, String second, String one, String other)
            throws Exception {
        Path file = write("r.csv", "day,load\n" + first + ",1\n" + second + ",2\n");
        try (Logged log = new Logged();
                JdbcDataSource source = builder(file).build()) {
            assertThat(source.metrics()).isEmpty();
            assertThat(log.text())
                    .contains("table 'r' is left out: it is not clear whether or how 'day' holds times")
                    .contains("set table.r.time = day and table.r.time-format = " + one)
                    .contains(other);
        }
    }

    @Test
    void csv_orderOfDatesIsSet_isShown() throws Exception {
        Path file = write("r.csv", "day,load\n11/05/2023,1\n11/06/2023,2\n");
        try (JdbcDataSource source = builder(file)
                .table("r", "day", TimeFormat.ofSetting("MM/dd/yyyy"), List.of())
                .build()) {
            assertThat(Points.of(
                            source,
                            Query.of("r.load", new TimeRange(1_699_142_400_000L, 1_699_228_800_000L))
                                    .build()))
                    .containsExactly(new Point(1_699_142_400_000L, 1), new Point(1_699_228_800_000L, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11/14/2023 10:13:20 PM,1.5\n11/14/2023 10:13:30 PM,2.5\n",
                "14/11/2023 22:13:20,1.5\n14/11/2023 22:13:30,2.5\n",
                "14.11.2023 22:13:20,1.5\n14.11.2023 22:13:30,2.5\n",
                "2023/11/14 22:13:20,1.5\n2023/11/14 22:13:30,2.5\n"
            })
    void csv_datesInOneOrderOnly_areShown(String rows) throws Exception {
        try (JdbcDataSource source =
                builder(write("r.csv", "time,load\n" + rows)).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-11-14T22:1", "2023-11-14T22:13:40Z,"})
    void csv_lastLineIsBeingWritten_isLeftOutUntilItIsWhole(String begun) throws Exception {
        Path file = write("r.csv", CSV + begun);
        try (Logged log = new Logged();
                JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
            assertThat(log.text()).contains("the last line of the file " + file + ", '" + begun + "', is not whole");

            Files.writeString(
                    file, "2023-11-14T22:13:40Z,a,3.5\n".substring(begun.length()), StandardOpenOption.APPEND);

            assertThat(Points.of(source, query("r.load"))).hasSize(3).endsWith(new Point(START + 20_000, 3.5));
        }
    }

    @Test
    void csv_wholeLastLineWithoutItsEnd_isShown() throws Exception {
        try (JdbcDataSource source = builder(write("r.csv", CSV.strip())).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    /** A large file is not read once more for it. */
    @Test
    void csv_largeWithSuchDates_areNamedToo() throws Exception {
        Path file = write("r.csv", "day,load,note\n" + ("11/05/2023,1,\"" + "x".repeat(1000) + "\"\n").repeat(34_000));
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(source.explain().toProperties()).contains("table.r.time-format = dd/MM/yyyy");
        }
    }

    @Test
    void csv_largeWithALineOfOtherColumns_isNotShownWithoutIt() throws Exception {
        String rows = ("2023-11-14T22:13:20Z,a,1.5,\"" + "x".repeat(1000) + "\"\n").repeat(34_000);
        Path file = write("r.csv", "time,host,load,note\n" + rows + "2023-11-14T22:13:25Z,a\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThatThrownBy(() -> source.query(query("r.load")))
                    .hasMessageContaining("metric 'r.load' failed in database 'files'");
        }
    }

    @ParameterizedTest
    @CsvSource({"'2023-11-14T22:13:25Z,a', missing columns", "'2023-11-14T22:13:25Z,a,3,5', too many columns"})
    void csv_lineWithOtherColumns_isLeftOutWithTheLine(String line, String problem) throws Exception {
        Path file = write("r.csv", CSV + line + "\n2023-11-14T22:13:40Z,a,4\n");
        Path other = write("s.csv", CSV);
        try (Logged log = new Logged();
                JdbcDataSource source = JdbcDataSource.builderOfFiles(List.of(file.toString(), other.toString()))
                        .build()) {
            assertThat(source.metrics()).extracting(Metric::name).contains("s").doesNotContain("r");
            assertThat(log.text())
                    .contains("the file " + file + " is left out: its line 4, '" + line + "', does not fit its first: "
                            + problem);
        }
    }

    @Test
    void ndjson_lastLineIsBeingWritten_isToldAndTheOthersAreShown() throws Exception {
        Path file = write(
                "r.ndjson",
                "{\"time\":\"2023-11-14T22:13:20Z\",\"load\":1.5}\n{\"time\":\"2023-11-14T22:13:30Z\",\"load\":2.5}\n{\"time\":\"20");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    @Test
    void message_ofAFileThatIsLeftOut_isShort() throws Exception {
        Path file = write("r.csv", CSV + "2023-11-14T22:13:40Z," + "x".repeat(3_000_000) + ",4\n");
        Path other = write("s.csv", CSV);
        try (Logged log = new Logged();
                JdbcDataSource source = JdbcDataSource.builderOfFiles(List.of(file.toString(), other.toString()))
                        .build()) {
            assertThat(source.metrics()).isNotEmpty();
            assertThat(log.text()).contains("the file " + file + " is left out").hasSizeLessThan(10_000);
        }
    }

    /** As doubles they would be those of others. */
    @Test
    void parquet_integersBeyondDoubles_areExactInATable() throws Exception {
        Path file = folder.resolve("r.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT TIMESTAMP '2023-11-14 22:13:20' AS time, 18446744073709551001::UBIGINT AS id,"
                            + " 12345678901234567890::DECIMAL(20, 0) AS number) TO '" + file + "' (FORMAT parquet)");
        }
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.rows(source, query("r")))
                    .containsExactly(List.of(
                            START, new BigInteger("18446744073709551001"), new BigDecimal("12345678901234567890")));
        }
    }
}
