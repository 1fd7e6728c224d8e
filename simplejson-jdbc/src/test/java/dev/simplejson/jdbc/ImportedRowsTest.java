// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.spi.Query;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables whose rows were all written at once, and those that hold what each thing says now. */
class ImportedRowsTest extends OnDatabases {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "month | 2026-02 | 2026-03 | metric.gas.time-format | 1772323200000",
                "week | 2026-W09 | 2026-W10 | metric.gas.time-format | 1772409600000",
                "Ablesung | 01.02.2026 | 01.03.2026 | table.gas.time = Ablesung | 1772323200000"
            })
    void explain_oneTimeOfAllRowsBesideAnother_offersTheOther(
            String column, String first, String second, String offer, long millis) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE gas (created_at TEXT, \"" + column + "\" TEXT, m3 REAL)",
                "INSERT INTO gas VALUES ('2026-11-20 10:00:00', '" + first + "', 1.5), ('2026-11-20 10:00:00', '"
                        + first + "', 2.5), ('2026-11-20 10:00:00', '" + second + "', 3.5)");
        String explained = explained(url, Map.of());
        assertThat(explained).contains("table gas is not shown", offer);
        assertThat(pasted(url, offer.startsWith("metric") ? "gas" : "gas.m3", advice(explained)))
                .contains("[3.5," + millis + "]");
        // It is when they happened if somebody says so.
        assertThat(pasted(url, "gas.m3", Map.of("table.gas.time", "created_at")))
                .contains("1795168800000");
    }

    /** The first day of a new database, and cars of several years. */
    @ParameterizedTest
    @CsvSource({"year INTEGER, 2026, 2026", "month TEXT, 2026-05, 2026-05", "model_year INTEGER, 2019, 2021"})
    void query_oneTimeBesideWhatDoesNotSayMore_isShown(String column, String first, String second) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE paid (created_at TEXT, " + column + ", amount REAL)",
                "INSERT INTO paid VALUES ('2026-05-01', '" + first + "', 1.5), ('2026-05-01', '" + second
                        + "', 2.5), ('2026-05-01', '" + first + "', 3.5)");
        try (JdbcDataSource source = open(url, Map.of())) {
            assertThat(source.query(Query.of("paid.amount", SINCE_1970)
                            .maxDataPoints(1000)
                            .build()))
                    .isNotEmpty();
        }
    }

    /** A log of what is deleted is not of deleted rows. */
    @Test
    void query_timesOfDeletion_areNotTold() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE deletions (deleted_at TEXT, bytes INTEGER)",
                "INSERT INTO deletions VALUES ('2026-11-20 10:00:00', 1), ('2026-11-20 11:00:00', 2), ('2026-11-20 12:00:00', 3)");
        assertThat(notices(url, "deletions.bytes", Map.of()).toString()).doesNotContain("are deleted");
    }

    @Test
    void query_oneTimeOfAllThings_isShown() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE now (sensor TEXT, model TEXT, updated TEXT, v REAL)",
                "INSERT INTO now VALUES ('a', '2024-01', '2026-11-20 10:00:00', 1), ('b', '2024-02', '2026-11-20 10:00:00', 2),"
                        + " ('c', '2025-01', '2026-11-20 10:00:00', 3)");
        try (JdbcDataSource source = open(url, Map.of())) {
            assertThat(Points.series(
                            source,
                            Query.of("now.v", SINCE_1970).maxDataPoints(1000).build()))
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "key TEXT PRIMARY KEY, value, true",
        "path TEXT UNIQUE, value, true",
        "id TEXT PRIMARY KEY, value, false",
        "uuid TEXT PRIMARY KEY, value, false",
        "message_id TEXT PRIMARY KEY, value, false",
        "path TEXT PRIMARY KEY, file_size, false"
    })
    void query_valuesOfAKeyEach_areDoubtedAsOneLine(String key, String value, boolean doubted) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE kv (" + key + ", " + value + " REAL, updated_at INTEGER)",
                "INSERT INTO kv VALUES ('a', 1, 1793491200), ('b', 200, 1793491260), ('c', 3, 1793491320)");
        String told = notices(url, "kv." + value, Map.of()).toString();
        assertThat(told.contains("are one line")).as(told).isEqualTo(doubted);
    }

    @ParameterizedTest
    @CsvSource({
        "deleted_at, '2026-11-21 10:00:00', true",
        "deletedAt, 1793491400, true",
        "is_deleted, 1, true",
        "deleted, true, true",
        "deleted_at, NULL, false",
        "is_deleted, 0, false",
        "deleted_at, '1970-01-01 00:00:00', false",
        "deleted_at, '0000-00-00 00:00:00', false",
        "deleted_at, '9999-12-31 00:00:00', false",
        "deleted, -, false",
        "deleted, 7, false",
        "deleted_rows, 7, false",
        "deleted_by, 7, false",
        "DeleteAt, 1793491200, true",
        "is_delete, 1, true",
        "delete_by, 7, false"
    })
    void query_rowsThatAreMarkedAsDeleted_areTold(String column, String mark, boolean told) throws Exception {
        String cell = mark.matches("[\\d ]+|NULL") ? mark : "'" + mark.replace("'", "") + "'";
        String url = create(
                "sqlite",
                "CREATE TABLE weight (taken INTEGER, kg REAL, " + column + ")",
                "INSERT INTO weight VALUES (1793491200, 70, " + cell + "), (1793491260, 71, NULL), (1793491320, 72, "
                        + cell + "), (1793491380, 73, " + cell + ")");
        assertThat(notices(url, "weight.kg", Map.of())
                        .toString()
                        .contains("3 of the 4 rows are deleted, as '" + column + "' says"))
                .isEqualTo(told);
    }

    /** NOAA's Global Summary of the Day. */
    @Test
    void query_digitsThatTheNameSays_areDates() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE gsod (STN INTEGER, YEARMODA INTEGER, TEMP REAL)",
                "INSERT INTO gsod VALUES (103840, 20261101, 50.5), (103840, 20261102, 51.5)");
        try (JdbcDataSource source = open(url, Map.of())) {
            assertThat(Points.of(
                            source,
                            Query.of("gsod.TEMP", SINCE_1970)
                                    .maxDataPoints(1000)
                                    .build()))
                    .containsExactly(
                            new Points.Point(1_793_491_200_000L, 50.5), new Points.Point(1_793_577_600_000L, 51.5));
        }
    }
}
