// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.model.TimeRange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times that are written so that their text is in another order than they are: the database finds and orders them all the same. */
class WrittenPatternsTest extends OnDatabases {
    private static final LocalDateTime START = LocalDateTime.of(2025, 1, 28, 0, 0);

    /** From the ninth of a month to the tenth, over noon, over midnight and over the end of a year. */
    private static final List<LocalDateTime> TIMES = IntStream.range(0, 220)
            .mapToObj(i -> START.plusHours(41L * i).plusMinutes(7L * i).plusSeconds(11L * i))
            .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd.MM.yyyy HH:mm:ss",
                "M/d/yyyy h:mm:ss a",
                "d/M/yy H:mm",
                "d.M.yyyy",
                "yyyy-M-d H:m:s",
                "EEE MMM ppd HH:mm:ss yyyy",
                "EEE, d MMM yyyy HH:mm:ss Z",
                "'['dd/MMM/yyyy:HH:mm:ss xx']'",
                "MMM d, yyyy h:mm:ss a",
                "d MMM ''yy, H:mm"
            })
    void query_aRangeOfAPattern_isThatOfItsTimes(String pattern) throws Exception {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        List<String> rows = TIMES.stream()
                .map(time -> "('" + time.atZone(ZoneOffset.UTC).format(format).replace("'", "''") + "', "
                        + TIMES.indexOf(time) + ")")
                .collect(Collectors.toList());
        Collections.shuffle(rows, new Random(7));
        TimeRange range = new TimeRange(millis(TIMES.get(30), pattern), millis(TIMES.get(190), pattern));
        String expected = IntStream.range(30, 191)
                .mapToObj(i -> "[" + i + "," + millis(TIMES.get(i), pattern) + "]")
                .collect(Collectors.joining(","));
        for (String database : new String[] {"sqlite", "duckdb", "h2", "postgresql"}) {
            String url = create(
                    database,
                    "CREATE TABLE \"log\" (\"stamp\" VARCHAR(50), \"n\" INTEGER)",
                    "INSERT INTO \"log\" VALUES " + String.join(", ", rows));
            try (JdbcDataSource source =
                    open(url, Map.of("table.log.time", "stamp", "table.log.time-format", pattern))) {
                assertThat(TestExchange.query(source, "log.n", range, 1000))
                        .as(database)
                        .contains("[" + expected + "]");
            }
        }
    }

    private static long millis(LocalDateTime time, String pattern) {
        boolean clock = pattern.contains("H") || pattern.contains("h");
        boolean seconds = pattern.contains("s");
        LocalDateTime written = !clock ? LocalDate.from(time).atStartOfDay() : seconds ? time : time.withSecond(0);
        return written.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb", "h2", "postgresql"})
    void query_textsOfNoVariant_areCountedAndTold(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"log\" (\"stamp\" VARCHAR(50), \"n\" INTEGER)",
                "INSERT INTO \"log\" VALUES ('1.2.2026 9:05', 1), ('10.2.2026 19:05', 2), ('never', 3)");
        try (JdbcDataSource source =
                open(url, Map.of("table.log.time", "stamp", "table.log.time-format", "d.M.yyyy H:mm"))) {
            assertThat(TestExchange.query(source, "log.n", new TimeRange(0, 4_000_000_000_000L), 1000))
                    .contains("[[1,1769936700000],[2,1770750300000]]", "left out", "never");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "yyyyMd | nothing stands between 'M' and other digits",
                "MMMM d yyyy | 'MMMM' has no fixed width",
                "yyyy-MM-dd[ HH:mm] | may be missing",
                "d.M.yyyy H:m:s.S a h | too many of its parts",
                "dd.MM.yyyy Z HH:mm | its zone does not come last",
                "pppd.MM.yyyy | pp fills up one of"
            })
    void open_aPatternWhosePartsHaveNoPlace_isRefusedWithTheReason(String pattern, String reason) throws Exception {
        String url = create(
                "sqlite", "CREATE TABLE log (stamp VARCHAR(50), n INTEGER)", "INSERT INTO log VALUES ('1.2.2026', 1)");
        assertThatThrownBy(() -> open(url, Map.of("table.log.time", "stamp", "table.log.time-format", pattern))
                        .close())
                .hasMessageContaining(pattern)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "duckdb", "h2", "postgresql"})
    void query_textsWithBlanksAround_areFoundInEachRange(String database) throws Exception {
        String url = create(
                database,
                "CREATE TABLE \"log\" (\"stamp\" VARCHAR(50), \"n\" INTEGER)",
                "INSERT INTO \"log\" VALUES (' 1.2.2026 9:05', 1), ('2.2.2026 9:05  ', 2), ('  10.2.2026 19:05 ', 3)");
        TimeRange february = new TimeRange(1_769_990_000_000L, 1_770_900_000_000L);
        try (JdbcDataSource source =
                open(url, Map.of("table.log.time", "stamp", "table.log.time-format", "d.M.yyyy H:mm"))) {
            assertThat(TestExchange.query(source, "log.n", february, 1000))
                    .contains("[[2,1770023100000],[3,1770750300000]]")
                    .doesNotContain("left out");
        }
    }
}
