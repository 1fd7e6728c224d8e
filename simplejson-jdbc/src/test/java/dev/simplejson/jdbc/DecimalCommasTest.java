// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.Points.Point;
import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they are written where commas are before decimals and days before months, of which DuckDB makes text. */
@Tag("once")
class DecimalCommasTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final long START = Instant.parse("2026-03-31T00:20:00Z").toEpochMilli();
    private static final TimeRange RANGE = new TimeRange(START - 100L * 86_400_000, START + 100L * 86_400_000);

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private static JdbcDataSource open(Path... files) {
        return JdbcDataSource.builderOfFiles(
                        List.of(files).stream().map(Path::toString).toList())
                .refresh(Duration.ZERO)
                .clock(CLOCK)
                .build();
    }

    private static Query query(String metric) {
        return Query.of(metric, RANGE).build();
    }

    private static List<Double> values(JdbcDataSource source, String metric) throws Exception {
        return Points.of(source, query(metric)).stream().map(Point::value).toList();
    }

    private static List<Notice> notices(JdbcDataSource source, String metric) throws Exception {
        return source.query(query(metric)).get(0).notices();
    }

    /** The cells of a column, which is behind the time, in the table of a file. */
    private static List<Object> cells(JdbcDataSource source) throws Exception {
        return Points.rows(source, query("r")).stream().map(row -> row.get(1)).toList();
    }

    private static List<String> metrics(JdbcDataSource source) throws Exception {
        return source.metrics().stream().map(metric -> metric.name()).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zeit;Temp\n31/03/26 00:20;21,5\n31/03/26 00:30;-2,25\n",
                "Zeit;Temp\n31.03.2026 00:20;21,5\n31.03.2026 00:30;-2,25\n",
                "\"Zeit\";\"Temp\"\n\"31.03.2026 00:20\";\"21,5\"\n\"31.03.2026 00:30\";\"-2,25\"\n",
                "Zeit,Temp\n31.03.2026 00:20,\"21,5\"\n31.03.2026 00:30,\"-2,25\"\n",
                "Zeit\tTemp\n31.03.2026 00:20:00\t21,5\n31.03.2026 00:30:00\t-2,25\n",
                "Zeit;Temp\n31.03.2026, 00:20:00,000;21,5\n31.03.2026, 00:30:00,000;-2,25\n",
                "Zeit;Temp\n31.03.26 00:20;21,5\n31.03.26 00:30;-2,25\n",
                "Zeit;Temp\n31/03/2026 00:20;21,5\n31/03/2026 00:30;-2,25\n",
                "Zeit;Temp\n31/3/2026 0:20; 21,5 \n31/3/2026 0:30; -2,25 \n",
                "Zeit;Temp\n03/31/2026 12:20 AM;21,5\n03/31/2026 12:30 AM;-2,25\n",
                "Datum;Uhrzeit;Temp\n31.03.2026;00:20;21,5\n31.03.2026;00:30;-2,25\n",
                "Datum;Uhrzeit;Temp\n31.03.26;00:20;21,5\n31.03.26;00:30;-2,25\n",
                "Logger: 12\nHang, Nord\n\nZeit;Temp\n31.03.2026 00:20;21,5\n31.03.2026 00:30;-2,25\n31.03.2026 00:40;\n",
                "sep=;\nZeit;Temp\n31.03.2026 00:20;21,5\n31.03.2026 00:30;-2,25\n"
            })
    void csv_thatCanBeReadInOneWayOnly_isDrawn(String text) throws Exception {
        try (JdbcDataSource source = open(write("r.csv", text))) {
            assertThat(Points.of(source, query("r.Temp")))
                    .startsWith(new Point(START, 21.5), new Point(START + 600_000, -2.25));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,5|1.234|-12.345.678,25|1234.5|1234|-12345678.25",
                "1 234,5|1 234|999|1234.5|1234|999",
                "1\u202f234,5|0,001|0|1234.5|0.001|0",
                "1'234,5|12|-0,5|1234.5|12|-0.5",
                "1,5E-03|+2,5|,5|0.0015|2.5|0.5",
                "1234,567|1,234|0,500|1234.567|1.234|0.5"
            })
    void numbers_ofAColumnOfWhichSomeHaveDecimalsForCertain_areReadLikeThose(
            String first, String second, String third, double one, double two, double three) throws Exception {
        Path file = write(
                "r.csv",
                "time;load\n2026-03-31 00:20:00;" + first + "\n2026-03-31 00:30:00;" + second
                        + "\n2026-03-31 00:40:00;\n2026-03-31 00:50:00;" + third + "\n");
        try (JdbcDataSource source = open(file)) {
            assertThat(values(source, "r.load")).containsExactly(one, two, Double.NaN, three);
            assertThat(notices(source, "r.load")).isEmpty();
        }
    }

    /** Units, another way of writing, text, lists, and what may be between thousands. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "21,5 °C|22,5 °C",
                "21,5|22.5.1",
                "21,5|1,2,3",
                "2,5|links, oben",
                "1,234|2,500",
                "1,234|935",
                "21,5|1.234",
                "1,234.5|2,345.5"
            })
    void text_thatMayBeSomethingElse_isTextAsItIsWritten(String first, String second) throws Exception {
        Path file =
                write("r.csv", "time;load\n2026-03-31 00:20:00;" + first + "\n2026-03-31 00:30:00;" + second + "\n");
        try (JdbcDataSource source = open(file)) {
            assertThat(cells(source)).containsExactly(first, second);
        }
    }

    @Test
    void commas_thatMayBeBetweenThousandsBesideOthersThatAreNot_areToldToBeDecimal() throws Exception {
        Path file =
                write("r.csv", "time;stand;temp\n2026-03-31 00:20:00;12,345;21,5\n2026-03-31 00:30:00;12,358;21,6\n");
        try (JdbcDataSource source = open(file)) {
            assertThat(values(source, "r.stand")).containsExactly(12.345, 12.358);
            assertThat(notices(source, "r.stand"))
                    .containsExactly(
                            Notice.warning(
                                    "table 'r': 'stand' is drawn with the comma of 12,345 as a decimal point, as 'temp' has commas before its"
                                            + " decimals, such as 21,5; if it is between thousands, multiply by 1000 in a query, metric.<name>.sql"));
        }
    }

    /** Who writes three decimals always has no 935. */
    @Test
    void commas_besideIntegersOfTheSameColumn_areNoDecimalOnes() throws Exception {
        Path file = write("r.csv", "time;stand;temp\n2026-03-31 00:20:00;12,345;21,5\n2026-03-31 00:30:00;935;21,6\n");
        try (JdbcDataSource source = open(file)) {
            assertThat(values(source, "r.temp")).containsExactly(21.5, 21.6);
            assertThat(cells(source)).containsExactly("12,345", "935");
        }
    }

    @Test
    void points_besideDecimalCommas_areDoubtedWithThose() throws Exception {
        Path file =
                write("r.csv", "time;visits;temp\n2026-03-31 00:20:00;1.234;21,5\n2026-03-31 00:30:00;1.250;21,6\n");
        try (JdbcDataSource source = open(file)) {
            assertThat(notices(source, "r.visits"))
                    .singleElement()
                    .extracting(Notice::text)
                    .asString()
                    .contains(
                            "'visits' is drawn with the point of '1.234' as a decimal point, but its points may be between thousands, as"
                                    + " another column has commas before its decimals, such as 21,5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"---", "NaN", "defekt"})
    void word_amongNumbers_isAGapThatIsTold(String word) throws Exception {
        Path file = write(
                "r.csv",
                "time;load\n2026-03-31 00:20:00;21,5\n2026-03-31 00:30:00;" + word + "\n2026-03-31 00:40:00;1.021,5\n");
        try (JdbcDataSource source = open(file)) {
            assertThat(values(source, "r.load")).containsExactly(21.5, Double.NaN, 1021.5);
            assertThat(TestExchange.query(source, "r.load", RANGE, 1000))
                    .contains("1 row is drawn as a gap, because 'load' is no number: '" + word + "'");
        }
    }

    /** Only the cells of the first 1000 rows are looked at to see that a column is something else. */
    @Test
    void numbers_behindManyEmptyCells_areFound() throws Exception {
        StringBuilder text = new StringBuilder("time;load\n");
        for (int i = 0; i < 1200; i++) {
            text.append(Instant.ofEpochMilli(START + i * 1000L)).append(i < 1100 ? ";\n" : ";0,5\n");
        }
        try (JdbcDataSource source = open(write("r.csv", text.toString()))) {
            assertThat(values(source, "r.load")).endsWith(0.5);
        }
    }

    @Test
    void gzip_andSeveralFiles_areReadEachAsItIs() throws Exception {
        Path comma = folder.resolve("c.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(comma))) {
            out.write("Zeit;Temp\n31.03.2026 00:20;21,5\n".getBytes(StandardCharsets.UTF_8));
        }
        Path point = write("p.csv", "time;temp\n2026-03-31 00:20:00;21.5\n");
        try (JdbcDataSource source = open(comma, point)) {
            assertThat(values(source, "c.Temp")).containsExactly(21.5);
            assertThat(values(source, "p.temp")).containsExactly(21.5);
        }
    }

    @Test
    void file_thatGrows_isReadOn() throws Exception {
        StringBuilder text = new StringBuilder("Zeit;Temp\n");
        for (int i = 0; i < 120; i++) {
            text.append("31.03.2026 %02d:%02d;21,5\n".formatted(i / 60, i % 60));
        }
        Path file = write("r.csv", text.toString());
        try (JdbcDataSource source = open(file)) {
            assertThat(values(source, "r.Temp")).hasSize(120);
            Files.writeString(file, "31.03.2026 02:00;-0,25\n", StandardOpenOption.APPEND);
            assertThat(values(source, "r.Temp")).hasSize(121).endsWith(-0.25);
            Files.writeString(file, "31.03.2026 02:01;1.021,5\n", StandardOpenOption.APPEND);
            assertThat(values(source, "r.Temp")).hasSize(122).endsWith(1021.5);
            Files.writeString(file, "31.03.2026 02:02;---\n", StandardOpenOption.APPEND);
            assertThat(values(source, "r.Temp")).hasSize(123).endsWith(Double.NaN);
            Files.writeString(file, "31.03.2026 02:03;21,5 °C\n", StandardOpenOption.APPEND);
            assertThat(metrics(source)).doesNotContain("r.Temp");
        }
    }

    @Test
    void file_whoseNumbersAreDecimalLater_isDrawnThen() throws Exception {
        Path file = write("r.csv", "Zeit;Temp\n31.03.2026 00:20;21\n31.03.2026 00:30;22\n");
        try (JdbcDataSource source = open(file)) {
            assertThat(values(source, "r.Temp")).containsExactly(21.0, 22.0);
            Files.writeString(file, "31.03.2026 00:40;22,5\n", StandardOpenOption.APPEND);
            assertThat(values(source, "r.Temp")).containsExactly(21.0, 22.0, 22.5);
        }
    }

    /** DuckDB takes the first row for a header where all is text to it, and commas of decimals for what is between cells. */
    @Test
    void file_withoutAHeader_hasAllOfItsRows() throws Exception {
        Path file = write("r.csv", "31.03.2026 00:20;21,5;50,5\n31.03.2026 00:30;22,5;51,5\n");
        try (JdbcDataSource source = open(file)) {
            assertThat(values(source, "r.column1")).containsExactly(21.5, 22.5);
            assertThat(values(source, "r.column2")).containsExactly(50.5, 51.5);
        }
    }

    /** Before, the first column alone was looked at with the format of the second. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 03/02/2026 08:00:00",
        "02/03/2026, 02/03/2026 08:00:00",
        "2026-03-02 09:00, 02/03/2026",
        "02.03.2026, 02/03/2026 08:00"
    })
    void dates_ofTwoColumnsOfWhichOneFitsInSeveralOrders_areNotGuessed(String first, String second) throws Exception {
        Path file = write("r.csv", "loaded,time,load\n" + first + "," + second + ",1.5\n");
        try (JdbcDataSource source = open(file)) {
            assertThat(metrics(source)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"02/03/2026 00:20", "02/03/26 00:20", "02-03-26 00:20", "02.03.26 00:20", "31.03.2026 24:00"})
    void times_thatFitInSeveralOrdersOrInNone_areOffered(String time) throws Exception {
        Path file = write("r.csv", "Zeit;Temp\n" + time + ";21,5\n");
        try (Logged log = new Logged();
                JdbcDataSource source = open(file)) {
            assertThat(metrics(source)).isEmpty();
            assertThat(log.text()).contains("it is not clear whether or how 'Zeit' holds times");
        }
    }

    /** Years of two digits among others are not of the first century. */
    @Test
    void times_withYearsOfTwoDigitsAmongOthers_areOffered() throws Exception {
        Path file = write("r.csv", "Zeit;Temp\n31.03.2026 00:20;21,5\n31.03.26 00:30;21,5\n");
        try (JdbcDataSource source = open(file)) {
            assertThat(metrics(source)).isEmpty();
        }
    }

    /** DuckDB takes the first part for the year. */
    @ParameterizedTest
    @CsvSource({"31/03/26, 30/03/26", "31.03.26, 30.03.26", "31-03-26, 30-03-26", "31/03/26 08:00:00, 30/03/26 08:00:00"
    })
    void dates_thatWouldBeYearsAheadOtherwise_areOfTheOtherOrder(String last, String first) throws Exception {
        Path file = write("r.csv", "day;load\n" + first + ";1\n" + last + ";2\n");
        try (JdbcDataSource source = open(file)) {
            assertThat(values(source, "r.load")).containsExactly(1.0, 2.0);
        }
    }
}
