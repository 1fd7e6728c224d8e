// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A date beside what says when in the day a row is, in the ways of many programs: what is offered shows each row at its time. */
@Tag("once")
class TimesOfDayTest extends OnDatabases {
    private static final LocalDateTime START = LocalDateTime.of(2025, 11, 22, 0, 0);
    private static final int DAYS = 3;

    /**
     * Three days, of which each row has a number.
     *
     * @param date the pattern of the dates, or {@code s} or {@code ms} for those of the midnight
     * @param clock the pattern of the times of day; digits alone make it a number if the type is one
     */
    private static List<String> rows(
            String date, boolean dateIsNumber, String clock, boolean clockIsNumber, int minutes) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < DAYS * 1440 / minutes; i++) {
            LocalDateTime time = START.plusMinutes((long) i * minutes);
            long midnight = time.toLocalDate().toEpochDay() * 86_400L;
            String day = date.equals("s")
                    ? String.valueOf(midnight)
                    : date.equals("ms")
                            ? String.valueOf(midnight * 1000)
                            : written(time.toLocalDate().atStartOfDay(), date);
            String part = clock.equals("hour ending")
                    ? String.valueOf(time.getHour() + 1)
                    : clock.equals("slot")
                            ? String.valueOf((time.getHour() * 60 + time.getMinute()) / minutes + 1)
                            : clock.equals("'HE'hour")
                                    ? "HE" + (time.getHour() + 1)
                                    : clock.equals("h:mma") || clock.equals("h:mmA")
                                            ? written(time, "h:mm") + half(time, clock.endsWith("A"))
                                            : written(time, clock);
            rows.add("(" + (dateIsNumber ? day : "'" + day + "'") + ", "
                    + (clockIsNumber ? String.valueOf(Long.parseLong(part)) : "'" + part + "'") + ", " + i + ")");
        }
        return rows;
    }

    private static String half(LocalDateTime time, boolean upper) {
        String half = time.getHour() < 12 ? "a" : "p";
        return upper ? half.toUpperCase(Locale.ROOT) : half;
    }

    private static String written(LocalDateTime time, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }

    /** Of a choice, the first; not what makes lines of the times of day. */
    private static Map<String, String> first(String explained) {
        Map<String, String> first = new HashMap<>();
        explained
                .lines()
                .filter(line ->
                        line.matches("# (?:table|metric)\\.\\S+ = .*") && !line.matches("# table\\.\\S+\\.labels = .*"))
                .map(line -> line.substring(2).split(" = ", 2))
                .forEach(line -> first.putIfAbsent(line[0], line[1]));
        assertThat(first).as(explained).isNotEmpty();
        return first;
    }

    private void assertOfferShowsEachRow(
            String date, String dateType, String clock, String clockType, String name, int minutes) throws Exception {
        for (String database : new String[] {"sqlite", "h2", "duckdb", "postgresql"}) {
            String url = create(
                    database,
                    "CREATE TABLE \"plant\" (\"day\" " + dateType + ", \"" + name + "\" " + clockType
                            + ", \"kw\" INTEGER)",
                    "INSERT INTO \"plant\" VALUES "
                            + String.join(
                                    ", ",
                                    rows(
                                            date,
                                            dateType.endsWith("INT") || dateType.equals("INTEGER"),
                                            clock,
                                            clockType.equals("INTEGER"),
                                            minutes)));
            String explained = explained(url, Map.of());
            Map<String, String> offer = first(explained);
            String metric = offer.keySet().stream()
                    .filter(key -> key.endsWith(".sql"))
                    .findFirst()
                    .map(key -> key.substring("metric.".length(), key.length() - ".sql".length()))
                    .orElse("plant.kw");
            long start = START.toInstant(ZoneOffset.UTC).toEpochMilli();
            int last = DAYS * 1440 / minutes - 1;
            assertThat(pasted(url, metric, offer))
                    .as(database + offer + explained)
                    .contains("[[0," + start + "],[1," + (start + minutes * 60_000L) + "]")
                    .contains("[" + last + "," + (start + last * (minutes * 60_000L)) + "]]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MM/dd/yyyy 00:00:00 | HH | INTEGER | hour | 60",
                "MM/dd/yyyy 12:00:00 'AM' | HH | INTEGER | hour | 60",
                "M/d/yyyy 12:00:00 'AM' | hour ending | INTEGER | he | 60",
                "M/d/yyyy 0:00 | HH | INTEGER | hour | 60",
                "MM/dd/yyyy 00:00:00 | HHmm | INTEGER | day time | 15",
                "MM/dd/yyyy 12:00:00 'AM' | HH:mm | VARCHAR(9) | time | 15",
                "MM/dd/yyyy 00:00:00 | h:mm a | VARCHAR(9) | time | 15",
                "dd.MM.yyyy 00:00:00 | HH:mm:ss | VARCHAR(9) | uhrzeit | 15",
                "MM/dd/yyyy | HH | VARCHAR(2) | hour | 60",
                "MM/dd/yyyy | 'HE'hour | VARCHAR(4) | hour | 60",
                "dd/MM/yy | h:mma | VARCHAR(9) | time | 15",
                "MM/dd/yyyy | h:mmA | VARCHAR(9) | time | 30",
                "dd.MM.yyyy | '30.12.1899' HH:mm:ss | VARCHAR(30) | uhrzeit | 15"
            })
    void explain_datesInAPattern_areOfferedWithTheirTimesOfDay(
            String date, String clock, String type, String name, int minutes) throws Exception {
        assertOfferShowsEachRow(date, "VARCHAR(30)", clock, type, name, minutes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd | h:mma | VARCHAR(9) | time | 15",
                "yyyy-MM-dd 00:00:00 | h:mm a | VARCHAR(9) | time | 15",
                "yyyy-MM-dd | HHmm | VARCHAR(9) | time | 15",
                "yyyy-MM-dd | H | VARCHAR(9) | hour | 60",
                "yyyy-MM-dd | 'HE'hour | VARCHAR(9) | he | 60",
                "yyyy-MM-dd'T00:00:00Z' | HH | INTEGER | hour | 60",
                "yyyy-MM-dd'T00:00:00+00:00' | HHmm | INTEGER | time | 15",
                "yyyy-MM-dd'T00:00:00.000Z' | HH:mm | VARCHAR(9) | time | 15"
            })
    void explain_datesThatAreDrawnAlone_areOfferedWithTheirTimesOfDay(
            String date, String clock, String type, String name, int minutes) throws Exception {
        assertOfferShowsEachRow(date, "VARCHAR(30)", clock, type, name, minutes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s | HH | INTEGER | hour | 60",
                "ms | HH | INTEGER | hour | 60",
                "s | HHmm | INTEGER | time | 15",
                "ms | slot | INTEGER | period | 15",
                "s | H | VARCHAR(9) | hour | 60",
                "yyyyMMdd | HH | VARCHAR(9) | hour | 60"
            })
    void explain_midnightsThatAreCounted_areOfferedWithTheirTimesOfDay(
            String date, String clock, String type, String name, int minutes) throws Exception {
        assertOfferShowsEachRow(date, "BIGINT", clock, type, name, minutes);
    }

    /** Hours of a zone that the midnights say are of that zone. */
    @Test
    void explain_midnightsOfAnotherZone_areOfferedWithHoursOfIt() throws Exception {
        List<String> rows = rows("yyyy-MM-dd'T00:00:00+01:00'", false, "HH", true, 60);
        for (String database : new String[] {"sqlite", "h2", "duckdb", "postgresql"}) {
            String url = create(
                    database,
                    "CREATE TABLE \"plant\" (\"day\" VARCHAR(30), \"hour\" INTEGER, \"kw\" INTEGER)",
                    "INSERT INTO \"plant\" VALUES " + String.join(", ", rows));
            Map<String, String> offer = first(explained(url, Map.of()));
            long start = START.toInstant(ZoneOffset.ofHours(1)).toEpochMilli();
            assertThat(pasted(url, "plant_by_hour", offer))
                    .as(database + offer)
                    .contains("[[0," + start + "],[1," + (start + 3_600_000) + "]");
        }
    }

    /** As Access and the programs that copy from it do: a time of day is one of the day from which they count. */
    @ParameterizedTest
    @CsvSource({
        "DATE, VARCHAR(30), 1899-12-30 , Datum, Uhrzeit",
        "VARCHAR(30), VARCHAR(30), 1899-12-30T, Datum, Uhrzeit",
        "TIMESTAMP, TIMESTAMP, 1899-12-30 , Datum, Uhrzeit",
        "DATE, TIMESTAMP, 1970-01-01 , OrderDate, Started",
        "VARCHAR(30), TIMESTAMP, 1900-01-01 , day, begin"
    })
    void query_aDateBesideATimeOfADayOfItsOwn_isOneTime(
            String dateType, String clockType, String before, String date, String clock) throws Exception {
        String separator = before.endsWith("T") ? "T" : " ";
        String day = before.substring(0, 10);
        for (String database : new String[] {"sqlite", "h2", "duckdb", "postgresql"}) {
            String midnight = dateType.equals("DATE") ? "" : " 00:00:00";
            String url = create(
                    database,
                    "CREATE TABLE \"shop\" (\"" + date + "\" " + dateType + ", \"" + clock + "\" " + clockType
                            + ", \"guests\" INTEGER)",
                    "INSERT INTO \"shop\" VALUES ('2025-11-24" + midnight + "', '" + day + separator
                            + "14:00:00', 1), ('2025-11-24" + midnight + "', '" + day + separator
                            + "15:30:00', 2), ('2025-11-25" + midnight + "', '" + day + separator + "14:00:00', 3)");
            assertThat(pasted(url, "shop.guests", Map.of()))
                    .as(database)
                    .contains("[[1,1763992800000],[2,1763998200000],[3,1764079200000]]");
        }
    }

    /** Numbers that never begin anew number the rows, however they climb within each day. */
    @Test
    void explain_numbersThatClimbFromDayToDay_areNoPartOfIt() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE stock (day TEXT, row_number INTEGER, grams INTEGER)",
                "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99)"
                        + " INSERT INTO stock SELECT '2025-11-' || (10 + i / 10), i + 1, i % 7 FROM n");
        assertThat(explained(url, Map.of())).doesNotContain("climbs within each 'day'");
    }

    /** As the program grocy stores what was bought: a date, and when that was entered. */
    @Test
    void explain_datesOfSeveralRowsBesideATime_areOfferedThatTime() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE stock_log (id INTEGER PRIMARY KEY, product_id INTEGER, amount REAL, best_before_date DATE,"
                        + " purchased_date DATE, row_created_timestamp DATETIME)",
                "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99)"
                        + " INSERT INTO stock_log SELECT i + 1, i % 3, i, '2999-12-31', date('2025-11-10', (i / 8) || ' days'),"
                        + " datetime('2025-11-10', (i * 3) || ' hours') FROM n");
        Map<String, String> offer = first(explained(url, Map.of()));
        assertThat(offer).containsEntry("table.stock_log.time", "row_created_timestamp");
        assertThat(pasted(url, "stock_log.amount", offer)).contains("1762743600000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGER | M01 | M12 | M13 | 1735689600000 | 1764547200000",
                "VARCHAR(4) | M01 | M12 | M13 | 1735689600000 | 1764547200000",
                "INTEGER | Q1 | Q4 | Q5 | 1735689600000 | 1759276800000",
                "INTEGER | Q01 | Q04 | Q05 | 1735689600000 | 1759276800000",
                "INTEGER | W01 | W48 | | 1735516800000 | 1763942400000"
            })
    void explain_partsOfAYearWithALetter_areShownWithTheQueryThatItSays(
            String type, String first, String last, String whole, long begin, long end) throws Exception {
        for (String database : new String[] {"sqlite", "h2", "duckdb", "postgresql"}) {
            String url = create(
                    database,
                    "CREATE TABLE \"cpi\" (\"year\" " + type + ", \"period\" VARCHAR(3), \"share\" DOUBLE PRECISION)",
                    "INSERT INTO \"cpi\" VALUES ('2025', '" + first + "', 1.5), ('2025', '" + last + "', 2.5)"
                            + (whole == null ? "" : ", ('2025', '" + whole + "', 9.5)"));
            String explained = explained(url, Map.of());
            assertThat(pasted(url, "cpi", advice(explained)))
                    .as(database + explained)
                    .contains("[[1.5," + begin + "],[2.5," + end + "]]");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, seconds since 1960", "1000, milliseconds since 1960"})
    void explain_countsSince1960_areOneOfTheMeanings(long unit, String what) throws Exception {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).withNano(0).minusHours(1);
        long millis = now.toInstant(ZoneOffset.UTC).toEpochMilli();
        long count = (millis / 1000 + 315_619_200L) * unit;
        for (String database : new String[] {"sqlite", "h2", "duckdb", "postgresql"}) {
            String url = create(
                    database,
                    "CREATE TABLE \"trial\" (\"datetime\" BIGINT, \"dose\" DOUBLE PRECISION)",
                    "INSERT INTO \"trial\" VALUES (" + (count - 60 * unit) + ", 1.5), (" + count + ", 2.5)");
            String explained = explained(url, Map.of());
            assertThat(explained).as(database).contains(what, "# table.trial.time-format = epoch-");
            Map<String, String> query = new HashMap<>(advice(explained));
            query.keySet().removeIf(name -> name.startsWith("table."));
            assertThat(pasted(url, "trial", query)).as(database).contains("[2.5," + millis + "]]");
        }
    }

    /** Digits of this year are no seconds since 1960 of a few years ago. */
    @Test
    void explain_digitsOfAnHour_areNoCountSince1960() throws Exception {
        String url = create(
                "sqlite",
                "CREATE TABLE climate (mess_datum INTEGER, celsius REAL)",
                "INSERT INTO climate VALUES ("
                        + written(LocalDateTime.now(ZoneOffset.UTC).minusHours(2), "yyyyMMddHH") + ", 1.5), ("
                        + written(LocalDateTime.now(ZoneOffset.UTC), "yyyyMMddHH") + ", 2.5)");
        assertThat(explained(url, Map.of())).contains("yyyyMMddHH").doesNotContain("since 1960");
    }
}
