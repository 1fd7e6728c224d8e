// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.Query;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shown of tables as applications have them, and what has to be said of it. */
class DecisionsTest extends DecisionTesting {
    @Test
    void rows_withoutATime_areCounted() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE photos (taken_on TEXT, size INTEGER)",
                "INSERT INTO photos SELECT CASE WHEN i % 3 = 0 THEN '2026-11-0' || (1 + i / 10) || ' 12:00:0' || (i % 10) END, i"
                        + " FROM COUNT(60)",
                "CREATE TABLE pulse (timestamp INTEGER, bpm INTEGER)",
                "INSERT INTO pulse SELECT CASE WHEN i BETWEEN 440 AND 645 THEN 0 ELSE START + i END, i"
                        + " FROM COUNT(1400)")) {
            assertThat(notices(source, "photos.size"))
                    .asString()
                    .contains("40 of the 60 rows of table 'photos' are left out");
            // They lie neither at the beginning nor at the end nor in the middle.
            assertThat(notices(source, "pulse.bpm"))
                    .asString()
                    .containsPattern(
                            "206 of the 1,400 rows of table 'pulse' are left out, because their 'timestamp' is no time");
        }
    }

    @Test
    void series_idsAndNamesThatAreDigits_areNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE devices (id INTEGER, DeviceID TEXT, number_of INTEGER, updated TEXT, phone_id TEXT, pid INTEGER, v REAL)",
                "INSERT INTO devices SELECT i, '000010' || i, i, '2026-11-01 10:00:' || (10 + i), '+1555' || (1000000 + i), 40 + i % 3,"
                        + " i FROM COUNT(30)")) {
            assertThat(Json.list(decided(source, "devices").get("series")))
                    .containsExactlyInAnyOrder("devices.number_of", "devices.v");
        }
    }

    @Test
    void series_moreThanThereMayBe_refusalNamesLabelsAndSetting() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE services (ts INTEGER, LaunchdName TEXT, cpu REAL, PRIMARY KEY (LaunchdName, ts))",
                "INSERT INTO services SELECT START + i / 150 * 60, 'svc' || (i % 150), i FROM COUNT(900)")) {
            Query query = Query.of("services.cpu", ALL).build();
            assertThatThrownBy(() -> source.query(query))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageContaining(
                            "one for each LaunchdName, and jdbc.max-series is 100; filter by LaunchdName, such as")
                    .hasMessageContaining("table.services.labels");
        }
    }

    /** An old application wrote its schema in Latin-1. */
    @Test
    void columns_nameThatIsNotUtf8_isToldAndHidesNoOther() throws Exception {
        String sql = "CREATE TABLE tanks (ts INTEGER, \"f\u00fcllung\" REAL, level REAL)";
        String hex = HexFormat.of().formatHex(sql.getBytes(StandardCharsets.ISO_8859_1));
        try (Logged logged = new Logged();
                JdbcDataSource source = create(
                        "CREATE TABLE tanks (ts INTEGER, f REAL, level REAL)",
                        "INSERT INTO tanks SELECT START + i * 60, i, i FROM COUNT(30)",
                        "PRAGMA writable_schema = ON",
                        "UPDATE sqlite_master SET sql = CAST(X'" + hex + "' AS TEXT) WHERE name = 'tanks'")) {
            assertThat(decided(source, "tanks")).containsEntry("series", List.of("tanks.level"));
            assertThat(logged.text())
                    .contains("of table 'tanks' is left out: its name is not UTF-8; rename it, or query a view");
        }
    }

    @Test
    void metrics_moreThanAThousand_areAllThere() throws Exception {
        String[] tables = IntStream.range(0, 11)
                .mapToObj(table -> "CREATE TABLE wide" + table + " (ts INTEGER"
                        + IntStream.range(0, 100)
                                .mapToObj(i -> ", m" + i + " REAL")
                                .collect(Collectors.joining()) + ")")
                .toArray(String[]::new);
        String[] rows = IntStream.range(0, 11)
                .mapToObj(table -> "INSERT INTO wide" + table + " (ts, m0) VALUES (START, 1.5)")
                .toArray(String[]::new);
        try (JdbcDataSource source =
                create(Stream.concat(Stream.of(tables), Stream.of(rows)).toArray(String[]::new))) {
            assertThat(source.metrics()).hasSizeGreaterThanOrEqualTo(1_100);
            assertThat(notices(source, "wide10.m99")).isEmpty();
        }
    }

    @Test
    void series_numbersOfTelephones_areNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE calls (date INTEGER, number TEXT, duration INTEGER)",
                "INSERT INTO calls SELECT (START + i * 600) * 1000, '+491701234' || (100 + i % 7), i FROM COUNT(60)")) {
            assertThat(Json.list(decided(source, "calls").get("series"))).containsExactly("calls.duration");
        }
    }

    @Test
    void series_idsWrittenAsOneWord_areNone() throws Exception {
        try (JdbcDataSource source = create(
                "CREATE TABLE points (trackid INTEGER, idsite INTEGER, time INTEGER, speed REAL, humid REAL)",
                "INSERT INTO points SELECT 1 + i / 30, 7, START + i, i, 50 + i % 7 FROM COUNT(120)")) {
            assertThat(decided(source, "points")).containsEntry("series", List.of("points.speed", "points.humid"));
            assertThat(notices(source, "points.speed"))
                    .asString()
                    .contains("rows of different [trackid] are one line", "set table.points.labels = trackid;");
        }
    }
}
