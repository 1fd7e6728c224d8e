// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows say when a forecast was made and how far ahead it is: what is offered shows each at the time that it is of. */
class ForecastsInRowsTest extends OnDatabases {
    /** A run every six hours, each of eight steps of three hours. */
    private String runs(String columns, String made, String lead) throws Exception {
        return create(
                "sqlite",
                "CREATE TABLE fc (" + columns + ", t2m INTEGER)",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 319) INSERT INTO fc SELECT "
                        + made.replace("EPOCH", "(1793491200 + i / 8 * 21600)") + ", " + lead.replace("STEP", "(i % 8)")
                        + ", i FROM c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run_time INTEGER, lead_h INTEGER | EPOCH | STEP * 3 | 10800000",
                "issued_at INTEGER, minutes_ahead INTEGER | EPOCH * 1000 | STEP * 180 | 10800000",
                "init TEXT, step_hours INTEGER | strftime('%Y-%m-%dT%H:%M:%S', EPOCH, 'unixepoch') | STEP * 3 | 10800000",
                "base_time TEXT, forecast_hour INTEGER | datetime(EPOCH, 'unixepoch') | STEP * 3 | 10800000",
                "cycle TEXT, hour INTEGER | strftime('%Y-%m-%dT%H:%M:%SZ', EPOCH, 'unixepoch') | STEP * 3 | 10800000",
                "issued_date TEXT, horizon_days INTEGER | date(1793491200 + i / 8 * 86400, 'unixepoch') | STEP + 1 | 86400000"
            })
    void explain_leadBesideTheRun_offersTheLastForecastOfEachMoment(
            String columns, String made, String lead, long millis) throws Exception {
        String url = runs(columns, made, lead);
        assertThat(notices(url, "fc.t2m", Map.of())).anyMatch(text -> text.contains("as forecasts do"));
        String explained = explained(url, Map.of());
        long first = 1_793_491_200_000L + (columns.contains("days") ? millis : 0);
        boolean days = columns.contains("days");
        // Of each run the first steps, up to the next run.
        String expected = days
                ? "[[0," + first + "],[8," + (first + millis) + "],[16," + (first + 2 * millis) + "]"
                : "[[0," + first + "],[1," + (first + millis) + "],[8," + (first + 2 * millis) + "],[9,"
                        + (first + 3 * millis) + "]";
        assertThat(pasted(url, "fc_ahead", advice(explained))).as(explained).contains(expected);
    }

    @Test
    void explain_typedTimes_leaveTheSumToThePerson() throws Exception {
        String url = create(
                "h2",
                "CREATE TABLE \"fc\" (\"run\" TIMESTAMP, \"lead\" INTEGER, \"t2m\" INTEGER)",
                "INSERT INTO \"fc\" SELECT DATEADD('HOUR', 6 * (x / 8), TIMESTAMP '2026-11-01 00:00:00'), MOD(x, 8), x"
                        + " FROM SYSTEM_RANGE(0, 319)");
        assertThat(explained(url, Map.of()))
                .contains("# metric.fc_ahead.sql = SELECT YOUR_CONVERSION(\"run\", \"lead\")");
    }

    @Test
    void query_labelThatIsSet_isNotAskedAgain() throws Exception {
        String url = runs("run_time INTEGER, lead_h INTEGER", "EPOCH", "STEP * 3");
        assertThat(notices(url, "fc.t2m", Map.of("table.fc.labels", "lead_h"))).isEmpty();
    }

    @Test
    void query_hoursThatAreNoLeads_areNotDoubted() throws Exception {
        String url = runs("time INTEGER, lead INTEGER", "(1793491200 + i * 60)", "STEP");
        assertThat(notices(url, "fc.t2m", Map.of())).noneMatch(text -> text.contains("as forecasts do"));
    }

    /** A ride every six hours, each of forty rows. */
    private String rides(String columns, String began, String since) throws Exception {
        return create(
                "sqlite",
                "CREATE TABLE fc (" + columns + ", t2m INTEGER)",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 399) INSERT INTO fc SELECT "
                        + began.replace("EPOCH", "(1793491200 + i / 40 * 21600)") + ", "
                        + since.replace("STEP", "(i % 40)") + ", i FROM c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "started_at TEXT, elapsed_s INTEGER | datetime(EPOCH, 'unixepoch') | STEP * 10 | 10000",
                "brewed_at INTEGER, sec INTEGER | EPOCH | STEP | 1000",
                "Startzeit TEXT, Sekunde REAL | strftime('%Y-%m-%d %H:%M', EPOCH, 'unixepoch') | STEP * 0.5 | 500",
                "plugged_in TEXT, elapsed_minutes INTEGER | strftime('%Y-%m-%dT%H:%M:%SZ', EPOCH, 'unixepoch') | STEP * 2 | 120000",
                "heat_start INTEGER, ms INTEGER | EPOCH | STEP * 250 | 250",
                "session_at INTEGER, offset_ms INTEGER | EPOCH * 1000 | STEP * 20 | 20",
                "sown_on TEXT, days_after INTEGER | date(1793491200 + i / 40 * 8640000, 'unixepoch') | STEP | 86400000"
            })
    void explain_timeSinceTheBeginning_offersTheSumOfBoth(String columns, String began, String since, long millis)
            throws Exception {
        String url = rides(columns, began, since);
        assertThat(notices(url, "fc.t2m", Map.of()))
                .anyMatch(text -> text.contains("each row is, and all of it is drawn at"));
        String explained = explained(url, Map.of());
        assertThat(pasted(url, "fc_later", advice(explained)))
                .as(explained)
                .contains("[[0,1793491200000],[1," + (1_793_491_200_000L + millis) + "],[2,"
                        + (1_793_491_200_000L + 2 * millis) + "]");
    }

    @Test
    void explain_unitThatNoWordSays_isLeftToThePerson() throws Exception {
        String url = rides("run_start INTEGER, t INTEGER", "EPOCH", "STEP");
        assertThat(explained(url, Map.of()))
                .contains("# if 't' counts seconds:", "# if 't' counts minutes:", "`run_start` + `t` * 60 AS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"cast_time INTEGER, depth_m INTEGER | EPOCH | STEP", "ts INTEGER, cell INTEGER | EPOCH | STEP"})
    void query_numbersOfOtherThings_areNoTimeSince(String columns, String began, String since) throws Exception {
        assertThat(notices(rides(columns, began, since), "fc.t2m", Map.of()))
                .noneMatch(text -> text.contains("each row is, and"));
    }
}
