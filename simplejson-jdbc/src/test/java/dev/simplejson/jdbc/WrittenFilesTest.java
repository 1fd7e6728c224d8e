// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.connect.FileTables;
import dev.simplejson.jdbc.dialect.Connecting;
import dev.simplejson.jdbc.files.NamedFiles;
import dev.simplejson.model.Metric;
import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people and programs write them, of which DuckDB would guess something else, or all of which it would not read. */
@Tag("once")
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

    /** BigQuery, sysstat's sadf and Ruby write it; DuckDB makes a time without a zone of it. */
    @ParameterizedTest
    @ValueSource(strings = {" UTC", "Z", " GMT", "+00"})
    void csv_zoneBehindTimes_isThatOfTheTimes(String zone) throws Exception {
        Path file =
                write("r.csv", "time,load\n2023-11-14 22:13:20" + zone + ",1.5\n2023-11-14 22:13:30" + zone + ",2.5\n");
        try (JdbcDataSource source =
                builder(file).zone(ZoneId.of("Europe/Berlin")).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    /** For a minute nothing else is looked for again. */
    @Test
    void csv_thatIsBrokenAndMended_isShownAtOnce() throws Exception {
        Path file = write("r.csv", CSV);
        try (JdbcDataSource source = JdbcDataSource.builderOfFiles(
                        List.of(file.toString(), write("other.csv", CSV).toString()))
                .build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
            write("r.csv", CSV + "2023-11-14T22:13:40Z,a,3.5,and more\n");
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> source.query(query("r.load")))
                        .hasMessageContaining("table 'r' is left out: its line 4 does not fit its first")
                        .hasMessageContaining("metric 'r.load'");
            }
            write("r.csv", CSV);
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    /** DuckDB takes those without a zone for UTC, and in BST sees that of Dhaka. */
    @ParameterizedTest
    @CsvSource({
        "2023-11-14T22:13:20Z, 2023-11-14T23:13:30, written in several ways",
        "2023-07-14 22:13:20 BST, 2023-07-14 22:13:30 BST, is not written as ISO-8601"
    })
    void csv_zonesThatAreNotClear_areRefused(String first, String second, String why) throws Exception {
        Path file = write("r.csv", "time,load\n" + first + ",1.5\n" + second + ",2.5\n");
        try (JdbcDataSource source =
                builder(file).zone(ZoneId.of("Europe/Berlin")).build()) {
            assertThatThrownBy(() -> source.query(query("r.load")))
                    .hasMessageContaining("it is not clear whether or how 'time' holds times")
                    .hasMessageContaining(why);
        }
    }

    /** DuckDB reads dates in the way of some of them, and leaves out the others. */
    @ParameterizedTest
    @ValueSource(strings = {"16.11.2023", "11/16/2023"})
    void csv_oneDateWrittenInAnotherWay_isTheOnlyOneThatIsLeftOut(String other) throws Exception {
        Path file =
                write("r.csv", "day,load\n2023-11-14,1\n2023-11-15,2\n" + other + ",3\n2023-11-17,4\n2023-11-18,5\n");
        try (JdbcDataSource source =
                builder(file).table("r", "day", TimeFormat.ISO_DATE, List.of()).build()) {
            assertThat(Points.of(
                            source,
                            Query.of("r.load", new TimeRange(0, 2_000_000_000_000L))
                                    .build()))
                    .extracting(Point::value)
                    .containsExactly(1.0, 2.0, 4.0, 5.0);
        }
    }

    @Test
    void csv_anotherColumnWithADateInAnotherWay_takesNoRowsAway() throws Exception {
        Path file = write(
                "r.csv",
                "time,load,serviced\n2023-11-14T22:13:20Z,1.5,2023-10-01\n2023-11-14T22:13:30Z,2.5,10/15/2023\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    @Test
    void csv_rowsThatBeginLikeComments_areRows() throws Exception {
        Path file = write("r.csv", "id,time,load\n1,2023-11-14T22:13:20Z,1.5\n#2,2023-11-14T22:13:30Z,2.5\n");
        try (JdbcDataSource source = builder(file)
                .table("r", "time", TimeFormat.TIMESTAMP_WITH_ZONE, List.of())
                .build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    @Test
    void csv_comments_areLeftOut() throws Exception {
        Path file = write(
                "r.csv",
                "# from the attic\ntime,load\n2023-11-14T22:13:20Z,1.5\n# restarted\n2023-11-14T22:13:30Z,2.5\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    /** As meters write the end of a day. */
    @Test
    void csv_timeOf24Hours_isThatOfTheNextDay() throws Exception {
        Path file = write("r.csv", "date,clock,load\n2023-11-14,23:45,1.5\n2023-11-14,24:00,2.5\n");
        try (JdbcDataSource source = builder(file).build()) {
            Query all = Query.of("r", new TimeRange(START, START + 10_000_000)).build();
            assertThat(Points.rows(source, all))
                    .extracting(row -> row.get(0))
                    .containsExactly(1_700_005_500_000L, 1_700_006_400_000L);
            assertThat(Points.rows(source, all)).extracting(row -> row.get(2)).containsExactly("23:45:00", "24:00:00");
        }
    }

    /** Excel writes it, and does not show it. */
    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "\uFEFF\"sep=;\"\r\n"})
    void csv_lineThatNamesTheDelimiter_isNoHeader(String above) throws Exception {
        String end = above.contains("\r") ? "\r\n" : "\n";
        Path file = write(
                "r.csv",
                above + "time;load" + end + "2023-11-14T22:13:20Z;1.5" + end + "2023-11-14T22:13:30Z;2.5" + end);
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    /** Also where as many commas are in one as between cells. */
    @ParameterizedTest
    @ValueSource(strings = {"# from the attic, by hand", "# attic"})
    void csv_commentsAboveTheHeader_areLeftOut(String comment) throws Exception {
        Path file = write("r.csv", comment + "\ntime,load\n2023-11-14T22:13:20Z,1.5\n2023-11-14T22:13:30Z,2.5\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# attic\n"})
    void csv_headerBehindASignOfComments_isTheHeader(String above) throws Exception {
        Path file = write("r.csv", above + "#time,load\n2023-11-14T22:13:20Z,1.5\n2023-11-14T22:13:30Z,2.5\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"# restarted", "#", "# restarted, by hand, and more"})
    void csv_commentBetweenRows_isLeftOutAlone(String comment) throws Exception {
        Path file = write("r.csv", "time,load\n2023-11-14T22:13:20Z,1.5\n" + comment + "\n2023-11-14T22:13:30Z,2.5\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
            assertThat(source.explain().toProperties())
                    .contains("# note: lines that begin with '#' are left out as comments");
        }
    }

    @Test
    void csv_commentThatIsAdded_isLeftOutAlone() throws Exception {
        Path file = write("r.csv", "time,load\n2023-11-14T22:13:20Z,1.5\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).hasSize(1);
            append(file, "# restarted\n2023-11-14T22:13:30Z,2.5\n");
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    @ParameterizedTest
    @CsvSource({"Load, load, load_1", "load, load, load_1", "Load, LOAD, LOAD_1"})
    void csv_columnsOfOneName_areToldWhatTheSecondIsCalled(String first, String second, String called)
            throws Exception {
        Path file = write(
                "r.csv",
                "time," + first + "," + second + "\n2023-11-14T22:13:20Z,1,1.5\n" + "2023-11-14T22:13:30Z,2,2.5\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r." + called))).isEqualTo(POINTS);
            assertThat(source.explain().toProperties())
                    .contains("# note: '" + called + "' is called '" + second
                            + "' in the file, where an earlier column has that name, but for case");
        }
    }

    @Test
    void csv_columnsWithNumbersInTheirNames_areNotTold() throws Exception {
        Path file = write("r.csv", "time,load,load_1\n2023-11-14T22:13:20Z,1,1.5\n2023-11-14T22:13:30Z,2,2.5\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(source.explain().toProperties()).doesNotContain("in the file");
        }
    }

    /** For a minute nothing else is looked for again. */
    @ParameterizedTest
    @CsvSource({"1, 2, 3.5", "1, 2, n/a", "1.5, 2.5, n/a", "1, 2, '1,5'"})
    void csv_numbersThatBecomeOthers_areLookedAtWithinTheQuestion(String first, String second, String other)
            throws Exception {
        Path file = write(
                "r.tsv", "time\tload\n2023-11-14T22:13:20Z\t" + first + "\n2023-11-14T22:13:30Z\t" + second + "\n");
        try (JdbcDataSource source =
                JdbcDataSource.builderOfFiles(List.of(file.toString())).build()) {
            assertThat(Points.of(source, query("r.load"))).hasSize(2);
            append(file, "2023-11-14T22:13:40Z\t" + other + "\n");
            assertThat(Points.of(source, query("r.load"))).hasSize(3);
        }
    }

    /** As Home Assistant exports what it has kept: one entity behind the other, and the first of them is on or off. */
    @ParameterizedTest
    @ValueSource(strings = {"r.csv", "r.ndjson", "r.parquet"})
    void numbersBehindManyWords_areFound(String name) throws Exception {
        StringBuilder csv = new StringBuilder("entity_id,state,last_changed\n");
        for (int i = 0; i < 1200; i++) {
            String state = i < 400 ? i % 2 == 0 ? "on" : "off" : String.valueOf(i / 2.0);
            csv.append("sensor.").append(i / 400).append(',').append(state).append(',');
            csv.append(Instant.ofEpochMilli(START + i % 400 * 250L)).append('\n');
        }
        Path file = write("words.csv", csv.toString());
        if (!name.equals("r.csv")) {
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                statement.execute("COPY (SELECT * FROM '" + file + "') TO '" + folder.resolve(name) + "'"
                        + (name.endsWith("ndjson") ? " (FORMAT json)" : ""));
            }
            file = folder.resolve(name);
        } else {
            file = Files.move(file, folder.resolve(name));
        }
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.series(source, query("r.state"))).hasSize(3);
        }
    }

    @Test
    void csv_textWithoutAnyValueInTheRowsLookedAt_isTold() throws Exception {
        StringBuilder csv = new StringBuilder("time,load,power\n");
        for (int i = 0; i < 3000; i++) {
            csv.append(Instant.ofEpochMilli(START + i * 30L))
                    .append(",1.5,")
                    .append(i == 150 ? "7" : "n/a")
                    .append('\n');
        }
        try (JdbcDataSource source = builder(write("r.csv", csv.toString())).build()) {
            String why = "'power' is not drawn, because it is text and holds nothing in the 300 rows looked at;"
                    + " if there are numbers in others, ask for them in a query, metric.<name>.sql";
            assertThat(source.explain().toProperties()).contains("# note: " + why);
            assertThatThrownBy(() -> source.query(query("r.power"))).hasMessageContaining(why);
        }
    }

    /** The log has it once, with the text of the line. */
    @Test
    void csv_thatIsLeftOut_isLoggedOnce() throws Exception {
        Path file = write("r.csv", CSV + "2023-11-14T22:13:40Z,a,3.5,and more\n");
        try (Logged log = new Logged();
                JdbcDataSource source = JdbcDataSource.builderOfFiles(
                                List.of(file.toString(), write("other.csv", CSV).toString()))
                        .refresh(Duration.ZERO)
                        .build()) {
            source.metrics();
            source.metrics();
            assertThat(log.text()).containsOnlyOnce("left out: its line 4");
        }
    }

    @Test
    void csv_namesThatDifferInCase_areBothShown() throws Exception {
        write("r.csv", CSV);
        write("R.csv", CSV);
        try (JdbcDataSource source = JdbcDataSource.builderOfFiles(List.of(folder + "/*.csv"))
                .refresh(Duration.ZERO)
                .build()) {
            assertThat(source.metrics())
                    .filteredOn(metric -> metric.name().endsWith(".load"))
                    .hasSize(2);
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

    /** Also where it alone makes text of a column. */
    @Test
    void csv_wholeLastLineOfOtherCellsWithoutItsEnd_isShown() throws Exception {
        try (JdbcDataSource source =
                builder(write("r.csv", CSV + "2023-11-14T22:13:40Z,a,n/a")).build()) {
            assertThat(Points.rows(source, query("r"))).hasSize(3);
        }
    }

    @Test
    void csv_largeWithSuchDates_areNamedToo() throws Exception {
        Path file = write("r.csv", "day,load,note\n" + ("11/05/2023,1,\"" + "x".repeat(1000) + "\"\n").repeat(34_000));
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(source.explain().toProperties()).contains("table.r.time-format = dd/MM/yyyy");
        }
    }

    private Path large(String lastLines) throws Exception {
        String rows = ("2023-11-14T22:13:20Z,a,1," + "x".repeat(1000) + "\n").repeat(34_000);
        return write("r.csv", "time,host,load,note\n" + rows + lastLines);
    }

    @Test
    void csv_largeWithALineOfOtherColumns_isLeftOutWithTheLine() throws Exception {
        Path file = large("2023-11-14T22:13:25Z,a\n");
        Path other = write("s.csv", CSV);
        try (Logged log = new Logged();
                JdbcDataSource source = JdbcDataSource.builderOfFiles(List.of(file.toString(), other.toString()))
                        .build()) {
            assertThatThrownBy(() -> source.query(query("r.load")))
                    .hasMessage(
                            "metric 'r.load' is not shown: table 'r' is left out: its line 34002 does not fit its first:"
                                    + " missing columns");
            assertThat(log.text())
                    .contains("the file " + file
                            + " is left out: its line 34002, '2023-11-14T22:13:25Z,a', does not fit");
            assertThat(source.explain().toProperties()).contains("its line 34002 does not fit its first");
        }
    }

    @Test
    void csv_largeWhoseLastLineIsBeingWritten_isShownWithoutIt() throws Exception {
        try (JdbcDataSource source = builder(large("2023-11-14T22:13:30Z,a,2,y\n2023-11-14T22:13:40Z,a"))
                .build()) {
            assertThat(Points.of(source, query("r.load"))).hasSize(34_001).endsWith(new Point(START + 10_000, 2));
        }
    }

    /** To an integer DuckDB would round them. */
    @Test
    void csv_largeWithFractionsFarBehind_areNotRounded() throws Exception {
        try (JdbcDataSource source =
                builder(large("2023-11-14T22:13:30Z,a,2.5,y\n")).build()) {
            assertThat(Points.of(source, query("r.load"))).endsWith(new Point(START + 10_000, 2.5));
        }
    }

    @Test
    void ndjson_largeWithFractionsFarBehind_areNotRounded() throws Exception {
        String row = "{\"time\": \"2023-11-14T22:13:20Z\", \"load\": 1, \"note\": \"" + "x".repeat(1000) + "\"}\n";
        Path file = write(
                "r.ndjson",
                row.repeat(34_000) + "{\"time\": \"2023-11-14T22:13:30Z\", \"load\": 2.5, \"note\": \"y\"}\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).endsWith(new Point(START + 10_000, 2.5));
        }
    }

    @Test
    void csv_largeWithTextFarBehindNumbers_isShownAsText() throws Exception {
        try (JdbcDataSource source =
                builder(large("2023-11-14T22:13:30Z,a,n/a,y\n")).build()) {
            assertThat(Points.of(source, query("r.load"))).hasSize(34_001).startsWith(new Point(START, 1));
        }
    }

    @Test
    void csv_largeThatGrows_isReadWithWhatWasAdded() throws Exception {
        Path file = large("");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).hasSize(34_000);

            append(file, "2023-11-14T22:13:30Z,a,2,\"y, z\"\n2023-11-14T22:13:40Z,a,3,");

            assertThat(Points.of(source, query("r.load"))).hasSize(34_001).endsWith(new Point(START + 10_000, 2));
        }
    }

    private static void append(Path file, String text) throws Exception {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2023-11-14T22:13:40Z,\"a", "2023-11-14T22:13:40Z,\"a, b\nc", "2023-11-14T22:13:40Z,\"a, b\nc\n"
            })
    void csv_lastLineIsBeingWrittenWithAQuote_isLeftOutUntilItIsWhole(String begun) throws Exception {
        Path file = write("r.csv", CSV);
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);

            append(file, begun);
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);

            append(file, "\",3.5\n");

            assertThat(Points.rows(source, query("r"))).hasSize(3);
        }
    }

    @Test
    void csv_lastLineIsHalfAndHasAQuote_isLeftOut() throws Exception {
        try (JdbcDataSource source =
                builder(write("r.csv", CSV + "2023-11-14T22:13:40Z,\"a")).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    /** An inch is no text that ends somewhere. */
    @Test
    void csv_quoteAlone_takesNoLinesAway() throws Exception {
        Path file = write("r.csv", "time,size,load\n2023-11-14T22:13:20Z,5\",1\n2023-11-14T22:13:30Z,5,n/a\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.rows(source, query("r"))).hasSize(2);
        }
    }

    /** {@code 3} may be the beginning of {@code 3.5} where all lines before it had an end. */
    @Test
    void csv_thatGrows_isReadAsFarAsItsLinesHaveEnds() throws Exception {
        Path file = write("r.csv", CSV);
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);

            append(file, "2023-11-14T22:13:40Z,a,3");
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);

            append(file, ".5\n");
            assertThat(Points.of(source, query("r.load"))).hasSize(3).endsWith(new Point(START + 20_000, 3.5));
        }
    }

    @Test
    void csv_thatGrowsWhileAQuestionIsAnswered_isReadAsItWasBefore() throws Exception {
        Path file = write("r.csv", CSV);
        try (FileTables tables =
                        new FileTables(new NamedFiles(List.of(file.toString())), new Connecting(), Clock.systemUTC());
                Connection connection = tables.getConnection();
                Statement statement = connection.createStatement()) {
            append(file, "2023-11-14T22:13:40Z,a,3");

            try (ResultSet rows = statement.executeQuery("SELECT count(*), sum(load) FROM r")) {
                rows.next();
                assertThat(List.of(rows.getLong(1), rows.getDouble(2))).containsExactly(2L, 4.0);
            }
        }
    }

    /** Of so many rows only what was added is looked at. */
    @ParameterizedTest
    @CsvSource({"2.5, 2.5", "'\"2.5\"', 2.5", "n/a, NaN"})
    void csv_thatGrowsByOtherCells_isReadWithThem(String cell, double value) throws Exception {
        Path file = write("r.csv", "time,load\n" + "2023-11-14T22:13:20Z,1\n".repeat(1000));
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).hasSize(1000);

            append(file, "2023-11-14T22:13:30Z," + cell + "\n");

            assertThat(Points.of(source, query("r.load"))).hasSize(1001).endsWith(new Point(START + 10_000, value));
        }
    }

    @Test
    void csv_thatIsWrittenAnew_isReadAnew() throws Exception {
        Path file = write("r.csv", "time,load\n" + "2023-11-14T22:13:20Z,1\n".repeat(1000));
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).hasSize(1000);

            write("r.csv", "host,time,load\n" + "a,2023-11-14T22:13:20Z,2\n".repeat(1001));

            assertThat(Points.of(source, query("r.load"))).hasSize(1001).endsWith(new Point(START, 2));
        }
    }

    /** Of those it is told on the panel, with what to set, and the numbers are kept as they are written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Numbers without a point are less than a thousand.
                "Zeit;Wert\n2023-11-14T22:13:20Z;935\n2023-11-14T22:13:30Z;1.396\n",
                "Zeit,Wert\n2023-11-14T22:13:20Z,935\n2023-11-14T22:13:30Z,1.396\n",
                // Another column has decimal commas.
                "Zeit;Wert;Preis\n2023-11-14T22:13:20Z;2.396;12,5\n2023-11-14T22:13:30Z;1.396;1.234,5\n",
                "Zeit,Wert,Preis\n2023-11-14T22:13:20Z,2.396,\"12,5\"\n2023-11-14T22:13:30Z,1.396,\"13,5\"\n",
                // So do those have who write semicolons.
                "Zeit;Wert\n2023-11-14T22:13:20Z;2.396\n2023-11-14T22:13:30Z;1.396\n"
            })
    void csv_pointsThatMayBeBetweenThousands_areDoubted(String text) throws Exception {
        try (JdbcDataSource source = builder(write("r.csv", text)).build()) {
            assertThat(source.query(query("r.Wert")).get(0).notices())
                    .extracting(Notice::text)
                    .anySatisfy(notice -> assertThat(notice)
                            .contains("'Wert' is drawn with the point of '")
                            .contains("as a decimal point, but its points may be between thousands")
                            .contains("metric.r_Wert.sql = "));
            assertThat(Points.rows(source, query("r")).get(1).get(1)).isEqualTo("1.396");
        }
    }

    /** Rows that discovery looks at have none of them. */
    @Test
    void csv_fewPointsThatMayBeBetweenThousands_areDoubted() throws Exception {
        String rows = "2023-11-14T22:13:20Z;935\n".repeat(20_000);
        Path file = write("r.csv", "Zeit;Wert\n" + rows + "2023-11-14T22:13:20Z;1.396\n" + rows);
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(source.query(query("r.Wert")).get(0).notices())
                    .extracting(Notice::text)
                    .anySatisfy(notice -> assertThat(notice).contains("with the point of '1.396' as a decimal point"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.250,0.375",
                "1.250,2.375",
                "21.375,0",
                "1.5,1.396",
                "1.396,1234",
                "-1.250,-0.5",
                "1.396,1234.567",
                "1e3,1.396"
            })
    void csv_ordinaryDecimals_areNotDoubted(String numbers) throws Exception {
        String[] both = numbers.split(",");
        Path file = write(
                "r.csv", "time,load\n2023-11-14T22:13:20Z," + both[0] + "\n2023-11-14T22:13:30Z," + both[1] + "\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(source.query(query("r.load")).get(0).notices()).isEmpty();
            assertThat(Points.of(source, query("r.load")))
                    .containsExactly(
                            new Point(START, Double.parseDouble(both[0])),
                            new Point(START + 10_000, Double.parseDouble(both[1])));
        }
    }

    /** Another column shows that points are decimal ones. */
    @Test
    void csv_decimalsBehindSemicolons_areNotDoubted() throws Exception {
        Path file = write("r.csv", "time;load;temp\n2023-11-14T22:13:20Z;1.396;0.5\n2023-11-14T22:13:30Z;2.396;21.5\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(source.query(query("r.load")).get(0).notices()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "r.csv, '', it is empty",
        "r.csv, NEWLINE, it is empty",
        "r.json, '', it is empty",
        "r.json, '[]', it has no objects yet",
        "r.ndjson, '', it is empty"
    })
    void file_withoutRows_isToldAsThat(String name, String text, String reason) throws Exception {
        Path file = write(name, text.replace("NEWLINE", "\n"));
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(source.metrics()).isEmpty();
            assertThat(source.explain().toProperties()).contains("# table r is not shown: " + reason + "\n");
            assertThatThrownBy(() -> source.query(query("r.load")))
                    .hasMessage("metric 'r.load' is not shown: table 'r' is left out: " + reason);

            write(name, name.endsWith("csv") ? CSV : "{\"time\": \"2023-11-14T22:13:20Z\", \"load\": 1.5}\n");

            assertThat(Points.of(source, query("r.load"))).startsWith(new Point(START, 1.5));
        }
    }

    @ParameterizedTest
    @CsvSource({"'time,load\n', it has no values yet", "'Messung;Wert\n', it has no rows yet"})
    void csv_withAHeaderOnly_isToldToHaveNoRows(String header, String reason) throws Exception {
        try (JdbcDataSource source = builder(write("r.csv", header)).build()) {
            assertThat(source.explain().toProperties())
                    .contains(reason, "it is looked at again when there are rows")
                    .doesNotContain("YOUR_CONVERSION");
        }
    }

    @Test
    void csv_thatIsPackedAndHalf_isReadAsFarAsItsLinesAreWhole() throws Exception {
        Path file = folder.resolve("r.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((CSV + "2023-11-14T22:13:40Z,\"a").getBytes(StandardCharsets.UTF_8));
        }
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
        }
    }

    /** As of meters and loggers, which say in front what was measured where. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Well 7\\n | its line 1 is left out",
                "Well 7\\nlevel, m\\n\\n | its lines 1 to 3 are left out",
                "Well;7;Ghent;2023;m;W\\n4;1;2;3;4;5\\n | its lines 1 to 2 are left out",
                "Title:\\nFrom:,2023-11-14,to:,2023-11-15,by hand\\nMade with:,Logger 7\\n\\n | its lines 1 to 4 are left out"
            })
    void csv_tableBehindOtherLines_isReadFromItsHeader(String inFront, String leftOut) throws Exception {
        Path file = write(
                "r.csv",
                inFront.replace("\\n", "\n")
                        + "time,host,load\n2023-11-14T22:13:20Z,a,1.5\n2023-11-14T22:13:30Z,a,2.5\n");
        try (JdbcDataSource source = builder(file).build()) {
            assertThat(Points.of(source, query("r.load"))).isEqualTo(POINTS);
            assertThat(source.explain().toProperties()).contains("# note: " + leftOut + ", because ");
            assertThat(source.query(query("r.load")).get(0).notices())
                    .extracting(Notice::text)
                    .anyMatch(text -> text.startsWith("table 'r': " + leftOut));
        }
    }

    /** Of what may be rows nothing is left out, and a row is no header. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "time,load\n2023-11-14T22:13:20Z,1.5\nnow,host,load\n2023-11-14T22:13:30Z,a,2.5\n2023-11-14T22:13:40Z,a,2.5\nx,1\n",
                "time,load\n2023-11-14T22:13:20Z,1.5,a\n2023-11-14T22:13:30Z,2.5,a\n",
                "Well 7\nlevel,m,daily\n\n" + CSV,
                "time,load\n2023-11-14T22:13:10Z,1.5\n2023-11-14T22:13:15Z,1.5\n" + CSV,
                "time,host,load,io\n2023-11-14T22:13:10Z,a,1.5,2\n2023-11-14T22:13:15Z,a,1.5,2\n" + CSV,
                "2023-11-14T22:13:10Z,1.5\n" + CSV,
                "time,load\n14-Nov-2023 22:13,1.5\n15-Dec-2023 22:13,1.5\n" + CSV,
                "time,load\nTue 2023-11-14,1.5\nThu 2023-11-16,1.5\n" + CSV,
                "time;load\n1700000000;1,5\n1700000010;1,5\n" + CSV,
                "host,time\na,2023-11-14T22:13:10Z\nhost,time,load\na,2023-11-14T22:13:20Z,1.5\na,2023-11-14T22:13:30Z,2\n",
                "day;load\n14.11.2023 22:13;1,5;2,5\n14.11.2023 22:14;1,5;2,5\n",
                "time,host,load\n2023-11-14T22:13:20Z,a,1.5\n2023-11-14T22:13:25Z,a\n2023-11-14T22:13:30Z,a,2.5\n"
            })
    void csv_linesThatMayBeRows_areNotLeftOut(String text) throws Exception {
        Path file = write("r.csv", text);
        Path other = write("s.csv", CSV);
        try (JdbcDataSource source = JdbcDataSource.builderOfFiles(List.of(file.toString(), other.toString()))
                .build()) {
            assertThat(source.explain().toProperties()).contains("# table r is not shown: ", "does not fit its first");
        }
    }

    @Test
    void csv_headerThatIsNotUtf8_isToldAsThat() throws Exception {
        StringBuilder text = new StringBuilder("\"Z\u00e9it\";\"L\u00e4st\"\r\n");
        for (int day = 10; day < 20; day++) {
            text.append("\"2023-11-" + day + "\";\"" + day + "\"\r\n");
        }
        Files.write(folder.resolve("r.csv"), text.toString().getBytes(StandardCharsets.ISO_8859_1));
        write("s.csv", CSV);
        try (JdbcDataSource source =
                JdbcDataSource.builderOfFiles(List.of(folder + "/*.csv")).build()) {
            assertThat(source.explain().toProperties()).contains("its line 1 is not written in UTF-8; save it as that");
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

    @ParameterizedTest
    @ValueSource(strings = {"NA", "N/A", "#DIV/0!", "-", "?"})
    void csv_mostlyWithoutAValue_isDrawnAndNotTakenForALabel(String word) throws Exception {
        StringBuilder csv = new StringBuilder("time,host,load\n");
        for (int i = 0; i < 60; i++) {
            String cell = i % 10 == 0 ? i + ".5" : word;
            csv.append("2023-11-14T22:")
                    .append(String.format("%02d", i))
                    .append(":00Z,a,")
                    .append(cell)
                    .append('\n');
        }
        try (JdbcDataSource source = builder(write("r.csv", csv.toString())).build()) {
            TimeRange hour = new TimeRange(START - 1_000_000, START + 3_600_000);
            assertThat(Points.of(source, Query.of("r.load", hour).build()))
                    .filteredOn(point -> !Double.isNaN(point.value()))
                    .hasSize(6);
            assertThat(TestExchange.query(source, "r.load", hour, 1000))
                    .contains("54 rows are drawn as a gap, because 'load' is no number: '" + word + "'")
                    .doesNotContain("labels");
        }
    }

    @Test
    void ndjson_wordAmongNumbers_isAGapThatIsTold() throws Exception {
        Path file = write("r.ndjson", """
                {"time":"2023-11-14T22:13:20Z","load":1.5,"state":"on"}
                {"time":"2023-11-14T22:13:25Z","load":"off","state":2}
                {"time":"2023-11-14T22:13:30Z","load":2.5,"state":"on"}
                """);
        try (JdbcDataSource source =
                builder(file).table("r", "time", null, List.of()).build()) {
            assertThat(Points.of(source, query("r.load")))
                    .containsExactly(
                            new Point(START, 1.5),
                            new Point(START + 5_000, Double.NaN),
                            new Point(START + 10_000, 2.5));
            assertThat(TestExchange.query(source, "r.load", RANGE, 1000))
                    .contains("1 row is drawn as a gap, because 'load' is no number: 'off'");
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
