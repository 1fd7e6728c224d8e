// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SQLite files as people have them, one kind of trouble each: what is shown is right, or it is not shown and the log says what to do. A
 * case is a file in {@code cases}: the SQL that makes the database, settings, and what is asked for, with the right series, or
 * {@code refused} and what the log must hold. Of {@code notice}, every answer must have one; with {@code or_notice} it may stand in for the
 * series.
 */
class CasesTest {
    @TempDir
    Path folder;

    static List<Path> cases() throws IOException, URISyntaxException {
        return filesIn("cases");
    }

    /** Schemas of well-known programs, from their documentation, with rows of our own. */
    static List<Path> programs() throws IOException, URISyntaxException {
        return filesIn("programs");
    }

    private static List<Path> filesIn(String name) throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(CasesTest.class.getResource(name)).toURI()))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource({"cases", "programs"})
    void case_isShownRightOrRefusedWithAdvice(Path file) throws Exception {
        Map<String, Object> described = Json.object(Json.parse(Files.readString(file)));
        Map<String, String> settings = new HashMap<>();
        settings.put("jdbc.url", create(String.valueOf(described.get("sql"))));
        List<Object> flags = Json.list(described.get("flags"));
        for (int i = 0; i < flags.size(); i += 2) {
            settings.put(String.valueOf(flags.get(i)).substring(2), String.valueOf(flags.get(i + 1)));
        }
        try (Logged logged = new Logged();
                JdbcDataSource source = JdbcDataSource.of(settings)) {
            for (Object asked : Json.list(described.get("ask"))) {
                check(source, Json.object(asked), logged);
            }
        }
    }

    private String create(String sql) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("case.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // No case has a semicolon in a text.
            for (String one : sql.split(";")) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
            connection.commit();
        }
        return url;
    }

    private static void check(JdbcDataSource source, Map<String, Object> asked, Logged logged) throws Exception {
        List<Frame> frames = new ArrayList<>();
        String failure = "";
        try {
            frames.addAll(source.query(Query.of(
                            String.valueOf(asked.get("target")),
                            TimeRange.between(instant(asked.get("from")), instant(asked.get("to"))))
                    .maxDataPoints(100_000)
                    .build()));
        } catch (SimpleJsonException refused) {
            failure = String.valueOf(refused.getMessage());
        }
        if (asked.containsKey("refused")) {
            assertThat(failure).as("shown: " + frames).isNotEmpty();
        } else {
            assertThat(failure).isEmpty();
            checkSeries(frames, asked);
        }
        String notices = frames.stream()
                .flatMap(frame -> frame.notices().stream())
                .toList()
                .toString();
        if (asked.containsKey("notice")) {
            assertThat(notices).containsPattern(pattern(asked.get("notice")));
        }
        if (asked.containsKey("log")) {
            assertThat(logged.text()).containsPattern(pattern(asked.get("log")));
        }
    }

    private static Instant instant(Object text) {
        return Instant.parse(String.valueOf(text));
    }

    private static Pattern pattern(Object text) {
        return Pattern.compile(String.valueOf(text), Pattern.DOTALL);
    }

    /** The labels of a single series are free. */
    private static void checkSeries(List<Frame> frames, Map<String, Object> asked) {
        Map<String, String> wanted = new TreeMap<>();
        List<Object> all = Json.list(asked.get("series"));
        for (Object series : all) {
            List<String> points = new ArrayList<>();
            for (Object point : Json.list(Json.object(series).get("points"))) {
                List<Object> pair = Json.list(point);
                Object value = pair.get(0);
                points.add(point(value == null ? Double.NaN : ((Number) value).doubleValue(), (Long) pair.get(1)));
            }
            wanted.put(
                    all.size() == 1
                            ? ""
                            : labels(Json.object(Json.object(series).get("labels"))),
                    points.toString());
        }
        Map<String, String> got = new TreeMap<>();
        for (Frame frame : frames) {
            TimeSeries series = (TimeSeries) frame;
            List<String> points = new ArrayList<>();
            for (int i = 0; i < series.size(); i++) {
                points.add(point(series.valueAt(i), series.epochMillisAt(i)));
            }
            got.put(frames.size() == 1 ? "" : labels(series.labels()), points.toString());
        }
        assertThat(got).isEqualTo(wanted);
    }

    private static String point(double value, long epochMillis) {
        return String.format(Locale.ROOT, "%.6f@%d", value, epochMillis);
    }

    private static String labels(Map<String, ?> labels) {
        return new TreeMap<>(labels).toString();
    }
}
