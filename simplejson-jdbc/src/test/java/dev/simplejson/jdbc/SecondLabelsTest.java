// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.spi.Query;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lines that a known label does not tell apart, because their times are some seconds from each other, or because others come in between.
 */
class SecondLabelsTest extends OnDatabases {
    private static String notices(String url, String metric) throws Exception {
        return notices(url, metric, Map.of()).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Two posts with two sockets each, some seconds apart.
                "ts INTEGER, post TEXT, socket INTEGER, kw REAL | START + i / 4 * 300 + i % 2, printf('p%d', i / 2 % 2), 1 + i % 2, i * 0.1 | socket",
                "zeit TEXT, zaehler TEXT, leiter INTEGER, watt REAL | datetime(START + i / 6 * 300 + 2 * (i % 3), 'unixepoch'), printf('z%d', i / 3 % 2), 1 + i % 3, i * 0.1 | leiter",
                "ts INTEGER, rack_id INTEGER, fan_no INTEGER, rpm INTEGER | START + i / 8 * 60 + i % 4, 7 + i / 4 % 2, i % 4, CHANCE | fan_no",
                "ts INTEGER, site TEXT, bay TEXT, kw REAL | START + i / 4 * 60 + i % 2, printf('s%d', i / 2 % 2), printf('bay %d', i % 2), i * 0.1 | bay"
            })
    void query_numbersThatTakeTurnsWithinALabel_areDoubted(String columns, String values, String other)
            throws Exception {
        String metric = "t." + columns.replaceAll("^.* (\\w+) \\w+$", "$1");
        assertThat(notices(rows(600, columns, values), metric))
                .contains("rows of different [" + other + "] are one line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ts INTEGER, sensor TEXT, bars INTEGER, v REAL | START + i / 2 * 60, printf('s%d', i % 2), 1 + i / 150 % 4, i",
                "ts INTEGER, room TEXT, people INTEGER, v REAL | START + i / 2 * 60, printf('r%d', i % 2), CHANCE % 5, i",
                "ts INTEGER, meter TEXT, brightness INTEGER, v REAL | START + i / 2 * 60, printf('m%d', i % 2), CHANCE % 4 * 50, i",
                // The only number is what is drawn.
                "ts INTEGER, hole TEXT, v INTEGER | START + i / 9 * 86400 + i % 9 * 600, printf('h%d', i % 9), 3 + CHANCE % 4",
                "ts INTEGER, host TEXT, load INTEGER, v REAL | START + i / 2 * 60, printf('h%d', i % 2), 20 + CAST(4 * sin(i / 12.0) + CHANCE % 3 AS INTEGER), i"
            })
    void query_whatIsMeasuredBesideALabel_isNotDoubted(String columns, String values) throws Exception {
        assertThat(notices(rows(600, columns, values), "t.v")).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Each for a while, and the values of each near each other.
                "ts INTEGER, pen INTEGER, eggs REAL | START + i * 60, 3 + i / 25 % 20, i / 25 % 20 * 30 + CHANCE % 7",
                "ts INTEGER, etage INTEGER, temp REAL | START + i * 60, i / 40 % 4, i / 40 % 4 * 5 + CHANCE % 10 * 0.1",
                // In any order, more of them than ids are usually of.
                "ts INTEGER, stall INTEGER, milk REAL | START + i * 60, CHANCE % 16, CHANCE % 16 * 20 + i % 5 * 0.1"
            })
    void query_numbersWithWhichValuesJump_areDoubted(String columns, String values) throws Exception {
        String metric = "t." + columns.replaceAll("^.* (\\w+) \\w+$", "$1");
        assertThat(notices(rows(600, columns, values), metric)).contains("are one line, because every time comes once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // What is measured goes on from where it was.
                "ts INTEGER, gear INTEGER, kmh REAL | START + i * 60, 1 + CAST(2 + 2 * sin(i / 30.0) AS INTEGER), 60 + 50 * sin(i / 30.0)",
                "ts INTEGER, heat_mode INTEGER, kmh REAL | START + i * 60, i / 60 % 3, CHANCE % 100 * 0.1"
            })
    void query_stateThatFollowsWhatIsMeasured_isNotDoubted(String columns, String values) throws Exception {
        assertThat(notices(rows(600, columns, values), "t.kmh")).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeframe TEXT | CASE i / 200 WHEN 0 THEN '1d' WHEN 1 THEN '1h' ELSE '5m' END",
                "interval TEXT | CASE i / 200 WHEN 0 THEN '1d' WHEN 1 THEN '4h' ELSE '15m' END",
                "tf TEXT | CASE i / 200 WHEN 0 THEN 'D1' WHEN 1 THEN 'H1' ELSE 'M5' END",
                "period TEXT | CASE i / 200 WHEN 0 THEN 'daily' WHEN 1 THEN 'hourly' ELSE '5 min' END"
            })
    void query_candlesOfSeveralLengths_areLinesOfTheirOwn(String column, String value) throws Exception {
        String url = rows(
                600,
                "symbol TEXT, " + column + ", ts INTEGER, close REAL",
                "printf('X%d', i % 2), " + value
                        + ", 1793491200 - (199 - i % 200) / 2 * CASE i / 200 WHEN 0 THEN 86400 WHEN 1 THEN 3600 ELSE 300 END, i");
        try (JdbcDataSource source = open(url, Map.of())) {
            assertThat(source.query(Query.of("t.close", SINCE_2001)
                            .maxDataPoints(10_000)
                            .build()))
                    .hasSize(6);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rack INTEGER, module INTEGER, cell INTEGER | i % 2, i / 2 % 3, i / 6 % 4",
                "site TEXT, feed TEXT, outlet TEXT | printf('s%d', i % 2), printf('f%d', i / 2 % 3), printf('o%d', i / 6 % 4)",
                "building TEXT, storey INTEGER, room INTEGER | printf('b%d', i % 2), i / 2 % 3, i / 6 % 4"
            })
    void query_threeColumnsThatTellApartTogether_areLabelsWithoutAWord(String columns, String values) throws Exception {
        String url = rows(600, columns + ", ts INTEGER, amps REAL", values + ", START + i / 24 * 60, i");
        assertThat(notices(url, "t.amps")).isEqualTo("[]");
        try (JdbcDataSource source = open(url, Map.of())) {
            assertThat(source.query(
                            Query.of("t.amps", SINCE_2001).maxDataPoints(10_000).build()))
                    .hasSize(24);
        }
    }

    /** Strikes of options, quantiles, depths: each comes once at every time. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "day TEXT, strike REAL, iv REAL | date(START + i / 5 * 86400, 'unixepoch'), 90 + i % 5 * 2.5, 0.1 + CHANCE / 9e3 | strike=92.5",
                "ts INTEGER, q REAL, seconds REAL | START + i / 4 * 60, 0.25 * (1 + i % 4), CHANCE / 1e3 | q=0.25"
            })
    void query_numbersWithFractionsOfWhichEachComesOnceAtEveryTime_areLabels(String columns, String values, String line)
            throws Exception {
        String metric = "t." + columns.replaceAll("^.* (\\w+) \\w+$", "$1");
        String url = rows(600, columns, values);
        assertThat(pasted(url, metric, Map.of())).contains(metric + " {" + line + "}");
        assertThat(notices(url, metric)).doesNotContain("mixed up");
    }

    @Test
    void query_whatStandsForNoTime_isNotOfOneTime() throws Exception {
        String url = rows(
                600,
                "seen TEXT, n INTEGER",
                "CASE WHEN i % 9 = 0 THEN '0000-00-00 00:00:00' ELSE datetime(START + i * 60, 'unixepoch') END, CHANCE");
        assertThat(notices(url, "t.n"))
                .contains("are left out, because their 'seen' is no time")
                .doesNotContain("have the same 'seen'");
    }

    /** No day has 39 parts. */
    @Test
    void query_lapsWithinADay_areNoPartsOfIt() throws Exception {
        String url = rows(
                600,
                "raced TEXT, driver TEXT, lap INTEGER, seconds REAL",
                "date(START + i / 117 * 1209600, 'unixepoch'), printf('d%d', i / 39 % 3), i % 39 + 1, 80 + CHANCE / 1e3");
        assertThat(notices(url, "t.seconds"))
                .contains("set table.t.labels to the columns that tell them apart, of [driver, lap]; if not")
                .doesNotContain("part of the day", "YOUR_CONVERSION");
        assertThat(explained(url, Map.of())).doesNotContain("or by 'seconds'");
    }
}
