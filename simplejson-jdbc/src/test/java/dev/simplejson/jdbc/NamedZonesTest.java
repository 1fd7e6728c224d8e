// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times that say no zone, in columns whose names do. */
class NamedZonesTest extends OnDatabases {
    private static final TimeRange DAYS = new TimeRange(1_793_400_000_000L, 1_793_600_000_000L);
    private static final Map<String, String> BERLIN = Map.of("jdbc.zone", "Europe/Berlin");

    /** 2026-11-01T00:00:00Z and a minute later. */
    private String table(String database, String... columns) throws Exception {
        String zero = "TIMESTAMP '2026-11-01 00:00:00'";
        String one = "TIMESTAMP '2026-11-01 00:01:00'";
        String type = database.equals("sqlite") ? " TEXT, " : " TIMESTAMP, ";
        String rows = "(" + (zero + ", ").repeat(columns.length) + "0), (" + (one + ", ").repeat(columns.length) + "1)";
        return create(
                database,
                "CREATE TABLE \"log\" (\"" + String.join("\"" + type + "\"", columns) + "\"" + type
                        + "\"v\" DOUBLE PRECISION)",
                "INSERT INTO \"log\" VALUES " + (database.equals("sqlite") ? rows.replace("TIMESTAMP ", "") : rows));
    }

    @ParameterizedTest
    @CsvSource({
        "sqlite, time_utc, 1793491200000",
        "sqlite, created_gmt, 1793491200000",
        "sqlite, dateTimeUTC, 1793491200000",
        "sqlite, time, 1793487600000",
        "h2, time_utc, 1793491200000",
        "duckdb, time_utc, 1793491200000",
        "postgresql, time_utc, 1793491200000",
        "postgresql, time, 1793487600000"
    })
    void query_ofAZone_isUtcWhereTheNameSaysSo(String database, String column, long millis) throws Exception {
        try (JdbcDataSource source = open(table(database, column), BERLIN)) {
            assertThat(Points.of(
                            source, Query.of("log.v", DAYS).maxDataPoints(1000).build()))
                    .first()
                    .isEqualTo(new Points.Point(millis, 0));
            assertThat(source.explain().toProperties())
                    .contains(column.equals("time") ? "read as Europe/Berlin" : "read as UTC, as the name of");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void time_localBesideTheSameInUtc_isThatInUtc(String database) throws Exception {
        assertThat(explained(table(database, "start_time_local", "start_time_gmt"), Map.of()))
                .contains("table.log.time = start_time_gmt");
    }

    @ParameterizedTest
    @CsvSource({"start_time_local, true", "start_time, false"})
    void query_localByName_isToldUntilAZoneIsSet(String column, boolean told) throws Exception {
        String url = table("sqlite", column);
        String says = "'" + column + "' of table 'log' says that it is local, and is read as UTC; set jdbc.zone";
        assertThat(notices(url, Map.of()).contains(says)).isEqualTo(told);
        assertThat(notices(url, BERLIN)).doesNotContain("says that it is local");
    }

    /** Strava's and Garmin's: a wall clock, written as if it were UTC. */
    @ParameterizedTest
    @CsvSource({
        "start_date_local TEXT, 2026-11-01T01:00:00Z, 2026-11-01T01:01:00Z, iso-t-utc, true",
        "startTimeLocal INTEGER, 1793494800000, 1793494860000, epoch-ms, true",
        "lastLocalLoginTime INTEGER, 1793494800000, 1793494860000, epoch-ms, false",
        "start_date TEXT, 2026-11-01T01:00:00Z, 2026-11-01T01:01:00Z, iso-t-utc, false",
        "local_time TEXT, 2026-11-01T01:00:00+01:00, 2026-11-01T01:01:00+01:00, iso-t-offset, false"
    })
    void query_localByNameAndUtcAsWritten_isToldUntilItsFormatIsSet(
            String column, String first, String second, String format, boolean told) throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE log (" + column + ", v REAL)",
                "INSERT INTO log VALUES ('" + first + "', 0), ('" + second + "', 1)");
        assertThat(notices(url, Map.of()).contains("says that it is local, and is read as UTC, as it is written"))
                .isEqualTo(told);
        assertThat(notices(url, Map.of("table.log.time-format", format))).doesNotContain("says that it is local");
    }

    /** Whoever writes local time into such a column is told as one is who counts it from 1970. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Europe/Berlin"})
    void query_utcByNameAndStillToCome_isToldUntilItsFormatIsSet(String zone) throws Exception {
        String soon = LocalDateTime.now(ZoneOffset.UTC)
                .plusHours(2)
                .withNano(0)
                .toString()
                .replace('T', ' ');
        String url = create(
                "sqlite",
                "CREATE TABLE log (time_utc TEXT, v REAL)",
                "INSERT INTO log VALUES ('2026-11-01 00:00:00', 0), ('" + (soon.length() == 16 ? soon + ":00" : soon)
                        + "', 1)");
        Map<String, String> settings = zone.isEmpty() ? Map.of() : Map.of("jdbc.zone", zone);
        assertThat(notices(url, settings))
                .contains("are still to come", "set table.log.time-format = iso-space")
                .doesNotContain("jdbc.zone");
        Map<String, String> set = new java.util.HashMap<>(settings);
        set.put("table.log.time-format", "iso-space");
        assertThat(notices(url, set)).doesNotContain("still to come");
    }

    private static String notices(String url, Map<String, String> settings) throws Exception {
        return notices(url, "log.v", settings).toString();
    }
}
