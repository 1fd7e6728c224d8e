// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.TimeRange;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that no sample holds, and whose times are written otherwise, are missing from no answer without a word. */
class StrayTimesTest extends OnDatabases {
    private static final long START = Instant.parse("2026-10-05T00:00:00Z").getEpochSecond();
    private static final int ROWS = 1_200;
    private static final TimeRange ALL = new TimeRange(
            Instant.parse("2026-10-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2026-11-01T00:00:00Z").toEpochMilli());

    /** One row a minute; three of them, where no sample looks, are strays. */
    private String pump(String database, String type, LongFunction<String> time, LongFunction<String> stray)
            throws Exception {
        String rows = LongStream.range(0, ROWS)
                .mapToObj(i -> "(" + (i / 3 == 100 ? stray : time).apply(START + 60 * i) + ", " + i + ")")
                .collect(Collectors.joining(", "));
        return create(
                database,
                "DROP TABLE IF EXISTS \"pump\"",
                "CREATE TABLE \"pump\" (\"stamp\" " + type + ", \"flow\" INTEGER)",
                "INSERT INTO \"pump\" VALUES " + rows);
    }

    private static LongFunction<String> written(String pattern) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern);
        return second -> "'" + formatter.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC)) + "'";
    }

    private static String answer(String url, String metric, Map<String, String> settings) throws Exception {
        try (JdbcDataSource source = open(url, settings)) {
            return TestExchange.query(source, metric, ALL, 100_000);
        }
    }

    private static long points(String answer) {
        return Pattern.compile("\\[-?\\d+,\\d{13}]").matcher(answer).results().count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void query_millisecondsAmongSeconds_saysHowManyAndHowToHaveThem(String database) throws Exception {
        String url = pump(database, "BIGINT", Long::toString, second -> second + "000");
        String answer = answer(url, "pump.flow", Map.of("table.pump.time", "stamp"));
        assertThat(points(answer)).isEqualTo(ROWS - 3);
        assertThat(answer)
                .contains(
                        "3 of the 1,200 rows of table 'pump' are left out, because their 'stamp' is no time as epoch-s, such as")
                .contains("which is 2026-10-05T05:00:00Z as epoch-ms");

        Matcher said = Pattern.compile("whose time is (CASE .* END), and metric\\.<name>\\.time-format = (epoch-s)")
                .matcher(answer.replace("\\\"", "\""));
        assertThat(said.find()).as(answer).isTrue();
        Map<String, String> followed = Map.of(
                "metric.all.sql",
                "SELECT " + said.group(1) + " AS \"time\", \"flow\" AS \"value\" FROM \"pump\"",
                "metric.all.time",
                "time",
                "metric.all.time-format",
                said.group(2));
        assertThat(points(answer(url, "all", followed))).isEqualTo(ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void query_secondsAmongMilliseconds_saysHowManyAndHowToHaveThem(String database) throws Exception {
        String url = pump(database, "BIGINT", second -> second + "000", Long::toString);
        String answer = answer(url, "pump.flow", Map.of("table.pump.time", "stamp"));
        assertThat(points(answer)).isEqualTo(ROWS - 3);
        assertThat(answer)
                .contains("3 of the 1,200 rows", "which is 2026-10-05T05:00:00Z as epoch-s")
                .contains("< 315532800000 THEN", " * 1000 ELSE ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void query_textsInSeveralSpellings_areAllRead(String database) throws Exception {
        Map<String, String> settings = Map.of("table.pump.time", "stamp");
        String mixed = pump(database, "VARCHAR(40)", written("yyyy-MM-dd'T'HH:mm:ss"), written("yyyy-MM-dd HH:mm:ss"));
        String answer = answer(mixed, "pump.flow", settings);
        assertThat(points(answer)).as(answer).isEqualTo(ROWS);
        assertThat(answer).doesNotContain("left out");

        // More of a spelling that the day alone has as well.
        String days = pump(database, "VARCHAR(40)", written("yyyy-MM-dd"), written("yyyy-MM-dd HH:mm:ss"));
        assertThat(points(answer(days, "pump.flow", settings))).isEqualTo(ROWS);

        String utc =
                pump(database, "VARCHAR(40)", written("yyyy-MM-dd'T'HH:mm:ss'Z'"), written("yyyy-MM-dd'T'HH:mm:ss"));
        String ofUtc = answer(utc, "pump.flow", settings);
        assertThat(points(ofUtc)).isEqualTo(ROWS - 3);
        assertThat(ofUtc).contains("3 rows of table 'pump' are left out");
        if (database.equals("sqlite")) {
            assertThat(ofUtc)
                    .contains("set table.pump.time-format = iso to have times with and without an offset read");
            assertThat(points(answer(
                            utc, "pump.flow", Map.of("table.pump.time", "stamp", "table.pump.time-format", "iso"))))
                    .isEqualTo(ROWS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void query_textsThatAreNoTimesOfThatFormat_saysHowMany(String database) throws Exception {
        String iso = pump(database, "VARCHAR(40)", written("yyyy-MM-dd HH:mm:ss"), written("dd.MM.yyyy HH:mm"));
        assertThat(answer(iso, "pump.flow", Map.of("table.pump.time", "stamp")))
                .contains(
                        "3 of the 1,200 rows",
                        "such as '05.10.2026 05:00'",
                        "in one way in a query, metric.<name>.sql");

        String pattern = pump(database, "VARCHAR(40)", written("dd.MM.yyyy HH:mm"), written("yyyy-MM-dd HH:mm"));
        assertThat(answer(
                        pattern,
                        "pump.flow",
                        Map.of("table.pump.time", "stamp", "table.pump.time-format", "dd.MM.yyyy HH:mm")))
                .contains("3 of the 1,200 rows", "such as '2026-10-05 05:00'");

        String digits = pump(
                database,
                "BIGINT",
                second -> written("yyyyMMddHHmmss").apply(second).replace("'", ""),
                second -> "0");
        assertThat(answer(digits, "pump.flow", Map.of("table.pump.time", "stamp")))
                .contains("3 of the 1,200 rows", "such as 0\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "h2", "duckdb", "postgresql"})
    void query_noStrays_saysNothing(String database) throws Exception {
        String url = pump(database, "BIGINT", Long::toString, Long::toString);
        assertThat(answer(url, "pump.flow", Map.of("table.pump.time", "stamp"))).doesNotContain("left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pump", "pump.flow"})
    void query_table_saysSoAsWell(String metric) throws Exception {
        String url = pump("sqlite", "BIGINT", Long::toString, second -> "'unknown'");
        try (JdbcDataSource source = open(url, Map.of("table.pump.time", "stamp"))) {
            assertThat(TestExchange.ask(
                            source,
                            Map.of(),
                            "/query",
                            "{\"range\":{\"from\":\"2026-10-01T00:00:00Z\",\"to\":\"2026-11-01T00:00:00Z\"},\"targets\":[{\"target\":\""
                                    + metric + "\",\"type\":\"table\"}]}"))
                    .contains("3 of the 1,200 rows of table 'pump' are left out", "such as 'unknown'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1980-01-06", "2000-01-01"})
    void query_timesOfAClockThatWasNotSet_areLeftOutAndCounted(String start) throws Exception {
        for (String database : List.of("sqlite", "h2", "duckdb", "postgresql")) {
            long seconds = Instant.parse(start + "T00:00:00Z").getEpochSecond();
            String rows = LongStream.range(0, ROWS)
                    .mapToObj(i -> "(" + (i % 400 < 5 ? seconds + i % 400 : START + 60 * i) + ", " + i + ")")
                    .collect(Collectors.joining(", "));
            String url = create(
                    database,
                    "CREATE TABLE \"pump\" (\"time\" BIGINT, \"flow\" INTEGER)",
                    "INSERT INTO \"pump\" VALUES " + rows);
            String answer = answer(url, "pump.flow", Map.of());
            assertThat(answer).contains("15 of the 1,200 rows of table 'pump' are left out");
            assertThat(points(answer)).isEqualTo(ROWS - 15);
        }
    }

    @ParameterizedTest
    @CsvSource({"sqlite,BIGINT", "h2,TIMESTAMP", "duckdb,TIMESTAMP", "postgresql,TIMESTAMPTZ"})
    void query_rowsWithoutATimeThatNoSampleHolds_areCounted(String database, String type) throws Exception {
        LongFunction<String> time = database.equals("sqlite") ? Long::toString : written("yyyy-MM-dd HH:mm:ss");
        String rows = LongStream.range(0, ROWS)
                .mapToObj(i -> "(" + (i >= 300 && i < 390 ? "NULL" : time.apply(START + 60 * i)) + ", " + i + ")")
                .collect(Collectors.joining(", "));
        String url = create(
                database,
                "CREATE TABLE \"pump\" (\"stamp\" " + type + ", \"flow\" INTEGER)",
                "INSERT INTO \"pump\" VALUES " + rows);
        assertThat(answer(url, "pump.flow", Map.of("table.pump.time", "stamp")))
                .contains("90 of the 1,200 rows of table 'pump' are left out, because they have no 'stamp'");
    }
}
