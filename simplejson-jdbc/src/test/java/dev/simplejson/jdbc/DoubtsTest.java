// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which columns of unique times may tell lines apart, by what is in them: to ask of what is measured would be noise. */
class DoubtsTest extends OnDatabases {
    private List<String> notices(String column, String value) throws Exception {
        String url = rows(300, "time INTEGER, " + column + ", watt REAL", "START + i * 60, " + value + ", i");
        return notices(url, "t.watt", Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Fractions, in text or with a unit.
                "x TEXT | printf('%.1f', CHANCE % 8 * 0.1)",
                "x TEXT | printf('$%.2f', CHANCE % 40 * 0.01)",
                "x TEXT | printf('%.1f%%', CHANCE % 40 * 0.1)",
                // Mostly zero.
                "x INTEGER | CASE CHANCE % 10 WHEN 0 THEN 3 WHEN 1 THEN 5 WHEN 2 THEN 8 ELSE 0 END",
                "x REAL | CASE CHANCE % 10 WHEN 0 THEN 0.2 WHEN 1 THEN 0.4 ELSE 0 END",
                // Degrees of a vane, and its words.
                "x INTEGER | CHANCE % 8 * 45",
                "x TEXT | CASE CHANCE % 5 WHEN 0 THEN 'N' WHEN 1 THEN 'NE' WHEN 2 THEN 'E' WHEN 3 THEN 'SW' ELSE 'S' END",
                // The next one is near.
                "x INTEGER | 20 + CAST(4 * sin(i / 6.0) + CHANCE % 3 AS INTEGER)",
                // Names of quantities and units.
                "visit_count INTEGER | CHANCE % 9",
                "\"Rain Rate(mm/hr)\" REAL | CHANCE % 3 * 0.2",
                "wind_direction INTEGER | CHANCE % 7 * 10",
                "price REAL | 0.28 + CHANCE % 2 * 0.03",
                "cost_eur INTEGER | CHANCE % 5",
                "peak_hour INTEGER | 16 + CHANCE % 5",
                // Several side by side.
                "q1 INTEGER, q2 INTEGER, q3 INTEGER, q4 INTEGER | CHANCE % 3, CHANCE % 5 % 3, CHANCE % 7 % 3, CHANCE % 11 % 3",
                // A time in words.
                "date TEXT | printf('Fri Nov %d 2026', 1 + i / 20)"
            })
    void query_whatIsPlainlyMeasured_isNotAskedAbout(String column, String value) throws Exception {
        assertThat(notices(column, value)).isEmpty();
    }

    /** What stays for long is a state, unless values jump with it and its name is of no state. */
    @ParameterizedTest
    @CsvSource({"unit, true", "unit_code, true", "type, true", "category, true", "state, false", "status_type, false"})
    void query_numbersWithWhichValuesJump_areDoubtedUnlessOfAState(String column, boolean doubted) throws Exception {
        String url = rows(
                300,
                "time INTEGER, " + column + " INTEGER, amount REAL",
                "START + i * 60, 1 + i / 20 % 3, (1 + i / 20 % 3) * 100 + sin(i)");
        String told = notices(url, "t.amount", Map.of()).toString();
        assertThat(told.contains("rows of different [" + column + "] are one line"))
                .as(told)
                .isEqualTo(doubted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sensor_number INTEGER | 1 + i % 5",
                "x INTEGER | 1 + i % 12",
                "x INTEGER | 1 + CHANCE % 5",
                "channel INTEGER | CHANCE % 8",
                "player INTEGER | 7 + CHANCE % 11",
                "x INTEGER | 1 + (i + (CHANCE % 20 = 0)) % 5",
                // A few readings of each in a row, in turn and in no order.
                "x INTEGER | 1 + i / 2 % 8",
                "x INTEGER | 1 + (i / 2) * (i / 2) * (i / 2) * 7919 % 10007 * 31 % 1009 % 6",
                "x INTEGER | CASE i % 2 WHEN 0 THEN 0 ELSE 1 + i / 2 % 3 END",
                "depth REAL | 0.5 * (1 + CHANCE % 3)",
                "depth TEXT | printf('%d.5 m', i % 5)",
                "side TEXT | CASE CHANCE % 4 WHEN 0 THEN 'N' WHEN 1 THEN 'E' WHEN 2 THEN 'S' ELSE 'W' END",
                "angle INTEGER | 90 * (i % 4)",
                // Each for a while, as a state is.
                "machine INTEGER | 1 + i / 30 % 4",
                "vehicle_nr INTEGER | 3 + i / 50 % 3",
                "cost_center INTEGER | 1 + CHANCE % 4",
                "tag INTEGER | 4711 + CHANCE % 4"
            })
    void query_whatMayNumberThings_isDoubted(String column, String value) throws Exception {
        List<String> told = notices(column, value);
        boolean asked =
                told.toString().contains("are one line") || told.toString().contains("is a line of its own");
        try (JdbcDataSource source = open("jdbc:sqlite:" + folder.resolve("sqlite"), Map.of())) {
            // Or it tells lines apart without being asked about.
            assertThat(asked || source.explain().toProperties().contains("table.t.labels = " + column.split(" ")[0]))
                    .as("%s", told)
                    .isTrue();
        }
    }
}
