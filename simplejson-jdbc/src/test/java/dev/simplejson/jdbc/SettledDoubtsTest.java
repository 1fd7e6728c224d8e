// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Metric;
import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a notice on the panel names as a setting settles it: once it is set, nothing asks about that any more. */
class SettledDoubtsTest extends OnDatabases {
    private static final TimeRange ALL = new TimeRange(0, 4_000_000_000_000L);

    /** {@code set table.t.labels = a, b} and {@code set table.t.time = date if that is wrong, or = date + core if it is right}. */
    private static final Pattern SETTING =
            Pattern.compile("(?:set|and) (?<name>table\\.t\\.[a-z-]+|jdbc\\.zone)(?: = ?| to |(?= |$))(?<value>[^;]*)");

    static List<Doubted> tables() {
        return List.of(
                // What tells lines apart.
                new Doubted("ts INTEGER, flavour TEXT, eur REAL", "START + i * 60, 'shop ' || (i / 2 % 4), i", 60),
                new Doubted("ts INTEGER, location TEXT, v REAL", "START + i * 60, 'place ' || (i / 20 % 2), i", 80),
                new Doubted("ts INTEGER, station TEXT, v REAL", "START + i * 86400, '#' || (i * i % 7 % 4), i", 40),
                new Doubted("ts INTEGER, pin INTEGER, v REAL", "START + i * 60, 2 + i % 3, i", 40),
                new Doubted(
                        "ts INTEGER, mode TEXT, v REAL",
                        "START + i * 60, CASE i * i % 7 % 2 WHEN 0 THEN 'a' ELSE 'b' END, i",
                        60),
                new Doubted("ts INTEGER, track_id INTEGER, v REAL", "START + i * 60, i / 30, i", 120),
                new Doubted(
                        "ts INTEGER, package TEXT, sourceId INTEGER, v INTEGER",
                        "START + i / 3 * 60, 'p' || (i / 3 % 9), i % 3, i",
                        270),
                new Doubted("ts INTEGER, name TEXT, v REAL", "START + i * 60, 'n' || (i * 2 / 3), i", 90),
                // Times that come again.
                new Doubted("ts INTEGER, v REAL, w REAL", "START + i / 3 * 60, i, i % 7", 90),
                new Doubted("ts INTEGER, host TEXT, v REAL", "START + i / 6 * 60, 'h' || (i % 3), i", 180),
                // Parts of a day or an hour, in rows and in columns.
                new Doubted(
                        "day TEXT, slot INTEGER, v REAL",
                        "date('2026-08-01', '+' || (i / 48) || ' days'), 1 + i % 48, i",
                        192),
                new Doubted(
                        "date TEXT, period INTEGER, site TEXT, kw REAL",
                        "date('2026-08-01', '+' || (i / 96) || ' days'), 1 + i / 2 % 48, 'AB', i",
                        960),
                new Doubted(
                        "date TEXT, told TEXT, v REAL",
                        "date('2026-08-01', '+' || (i / 24) || ' days'), printf('HE%02d', 1 + i % 24), i",
                        96),
                new Doubted(
                        "date TEXT, hour INTEGER, quarter INTEGER, v REAL",
                        "date('2026-08-01', '+' || (i / 96) || ' days'), i / 4 % 24, 1 + i % 4, i",
                        960),
                new Doubted(
                        "day TEXT, " + wide("h%d REAL", 24),
                        "date('2026-08-01', '+' || i || ' days'), " + wide("i * %d", 24),
                        20),
                new Doubted("ts INTEGER, q1 REAL, q2 REAL, q3 REAL, q4 REAL", "START + i * 3600, i, i, i, i", 20),
                new Doubted(
                        "issued_at INTEGER, " + wide("lead_%d REAL", 24),
                        "START + i * 3600, " + wide("i * %d", 24),
                        20),
                new Doubted(
                        "date TEXT, " + wide("d%d REAL", 31),
                        "date('2026-01-01', '+' || i || ' months'), " + wide("i * %d", 31),
                        6),
                // The time, its format and its zone.
                new Doubted(
                        "date TEXT, core INTEGER, load REAL",
                        "date('2026-08-01', '+' || (i / 24) || ' days'), i % 24, i",
                        1200),
                new Doubted(
                        "date TEXT, hr INTEGER, hits INTEGER",
                        "date('2026-08-01', '+' || i || ' days'), i * 7 % 3, i % 5",
                        90),
                new Doubted(
                        "id INTEGER PRIMARY KEY, timestamp REAL, timestampLogged REAL, v INTEGER",
                        "i, START + i * 60 - i % 2 * 90.5, START + i * 60, i % 4",
                        200),
                new Doubted("expires_at INTEGER, v REAL", "START + i * 7 % 40 * 60, i", 40),
                new Doubted(
                        "ts INTEGER, v REAL", "CAST(strftime('%s', 'now') AS INTEGER) + 7200 - (39 - i) * 60, i", 40),
                new Doubted(
                        "ts INTEGER, charger TEXT, socket INTEGER, kw REAL",
                        "START + i / 4 * 300 + i % 2, 'c' || (i / 2 % 2), i % 2 + 1, i",
                        200),
                new Doubted("run_time INTEGER, lead_h INTEGER, v REAL", "START + i / 8 * 21600, i % 8 * 3, i", 200),
                new Doubted(
                        "ts INTEGER, timeframe TEXT, v REAL",
                        "START + i * 60, CASE i / 60 WHEN 0 THEN '1h' ELSE '1m' END, i",
                        120),
                new Doubted(
                        "time INTEGER, speed REAL",
                        "CAST(strftime('%s', 'now') AS INTEGER) - 315964782 - 4000 + i * 60, i",
                        40),
                new Doubted("at TEXT, zone TEXT, v REAL", "datetime(START + i * 60, 'unixepoch'), 'Asia/Tokyo', i", 40),
                new Doubted("at TEXT, utc_offset INTEGER, v REAL", "datetime(START + i * 60, 'unixepoch'), 120, i", 40),
                new Doubted("at TEXT, v REAL", "datetime('now', '+2 hours', '-' || (39 - i) || ' minutes'), i", 40),
                new Doubted(
                        "at TEXT, v REAL",
                        "strftime('%Y-%m-%dT%H:%M:%S', START + i * 60, 'unixepoch') || CASE WHEN i < 20 THEN '' ELSE 'Z' END, i",
                        40),
                new Doubted(
                        "at TEXT, v REAL",
                        "CASE i WHEN 7 THEN '1970-01-01 00:00:00' ELSE datetime(START + i * 60, 'unixepoch') END, i",
                        60));
    }

    private static String wide(String column, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(column::formatted).collect(Collectors.joining(", "));
    }

    record Doubted(String columns, String values, int rows) {
        @Override
        public String toString() {
            return columns.length() > 60 ? columns.substring(0, 60) : columns;
        }
    }

    private String create(Doubted doubted) throws Exception {
        return create(
                "sqlite",
                "CREATE TABLE t (" + doubted.columns() + ")",
                "WITH RECURSIVE c(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < " + (doubted.rows() - 1)
                        + ") INSERT INTO t SELECT " + doubted.values().replace("START", "1793491200") + " FROM c");
    }

    private static Set<String> notices(String url, Map<String, String> settings) throws Exception {
        Set<String> told = new LinkedHashSet<>();
        try (JdbcDataSource source = open(url, settings)) {
            for (Metric metric : source.metrics()) {
                if (metric.name().contains(".")) {
                    source.query(Query.of(metric.name(), ALL)
                                    .maxDataPoints(100_000)
                                    .build())
                            .forEach(frame ->
                                    frame.notices().stream().map(Notice::text).forEach(told::add));
                }
            }
        }
        return told;
    }

    /** What a notice says can be set, of which one at a time is. */
    private static List<Map<String, String>> named(String notice, String url) throws Exception {
        Map<String, Object> decided;
        try (JdbcDataSource source = open(url, Map.of())) {
            decided = Json.object(
                    Json.list(Json.object(Json.parse(source.explain().toJson())).get("tables"))
                            .get(0));
        }
        List<Map<String, String>> settings = new ArrayList<>();
        Matcher matcher = SETTING.matcher(notice);
        while (matcher.find()) {
            String name = matcher.group("name");
            List<String> values = switch (name) {
                case "jdbc.zone" -> List.of("UTC", "Asia/Tokyo");
                case "table.t.time" ->
                    matcher.group("value").contains(" if ")
                            ? List.of(
                                    matcher.group("value").split(" if ")[0],
                                    matcher.group("value").replaceAll("^.* or = | if it is right$", ""))
                            : List.of(String.valueOf(decided.get("time")));
                case "table.t.time-format" ->
                    List.of(
                            String.valueOf(decided.get("timeFormat")),
                            matcher.group("value").split(" ")[0]);
                default ->
                    matcher.group("value").contains("to the columns")
                                    || notice.startsWith(
                                            "labels to the columns", matcher.end("name") - "labels".length())
                            ? List.of()
                            : List.of(matcher.group("value").strip());
            };
            for (String value : values) {
                if (!value.isEmpty() && !value.equals("if") || name.endsWith(".labels")) {
                    settings.add(Map.of(name, value));
                }
            }
        }
        return settings;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void notice_settingThatItNames_settlesIt(Doubted doubted) throws Exception {
        String url = create(doubted);
        Set<String> told = notices(url, Map.of());
        assertThat(told).isNotEmpty();
        for (String notice : told) {
            List<Map<String, String>> settings = named(notice, url);
            // Some things only a query settles.
            assertThat(settings.isEmpty()).as(notice).isEqualTo(notice.endsWith("metric.<name>.sql"));
            for (Map<String, String> set : settings) {
                String name = set.keySet().iterator().next();
                assertThat(notices(url, set))
                        .as("%s, of which %s is set", notice, set)
                        .doesNotContain(notice)
                        .noneMatch(left -> left.matches("(?s).*set " + Pattern.quote(name) + "(?![\\w-]).*"));
            }
        }
    }

    /** Whoever takes the # away in front of one of them has what a notice says; whoever does not still has the notice. */
    @ParameterizedTest
    @MethodSource("tables")
    void explain_whatANoticeNames_isOfferedAndNothingElse(Doubted doubted) throws Exception {
        String url = create(doubted);
        Set<String> told = notices(url, Map.of());
        String printed = explained(url, Map.of());
        Set<String> offered = printed.lines()
                .filter(line -> line.startsWith("# table.t.labels ="))
                .map(line -> line.substring(2).strip())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> named = new LinkedHashSet<>();
        for (String notice : told) {
            for (Map<String, String> set : named(notice, url)) {
                set.forEach((name, value) -> {
                    if (name.endsWith(".labels")) {
                        named.add((name + " = " + value).strip());
                    }
                });
            }
        }
        if (!named.isEmpty()) {
            assertThat(offered).as(printed).isEqualTo(named);
        }
        Properties read = new Properties();
        read.load(new StringReader(printed));
        Map<String, String> fedBack = new TreeMap<>();
        read.stringPropertyNames().forEach(name -> fedBack.put(name, read.getProperty(name)));
        assertThat(notices(url, new HashMap<>(fedBack))).as(printed).isEqualTo(told);
    }
}
