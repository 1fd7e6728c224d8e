// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The troubles of people's tables, as {@link CasesTest} has them for SQLite, in databases that have types for times. */
class KindsTest {
    /** 2026-11-01T00:00:00Z. */
    private static final long START = 1_793_491_200L;

    private static final TimeRange ALL =
            TimeRange.between(Instant.parse("1960-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

    @TempDir
    static Path folder;

    private static PostgresServer postgres;

    enum Db {
        POSTGRESQL,
        DUCKDB,
        H2
    }

    @BeforeAll
    static void start() throws Exception {
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    private static String url(Db db) {
        return switch (db) {
            case POSTGRESQL -> postgres.url();
            case DUCKDB -> "jdbc:duckdb:" + folder.resolve("kinds.duckdb");
            case H2 -> "jdbc:h2:file:" + folder.resolve("kinds").toAbsolutePath() + ";DB_CLOSE_DELAY=0";
        };
    }

    /** Makes the only tables there are. */
    private static void create(Db db, String... statements) throws Exception {
        try (Connection connection = connect(db);
                Statement statement = connection.createStatement()) {
            if (db == Db.H2) {
                statement.execute("DROP ALL OBJECTS");
            } else {
                statement.execute("DROP SCHEMA IF EXISTS kinds CASCADE");
                statement.execute("CREATE SCHEMA kinds");
                statement.execute(db == Db.DUCKDB ? "USE kinds" : "SET search_path TO kinds");
            }
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect(Db db) throws Exception {
        return db == Db.POSTGRESQL
                ? DriverManager.getConnection(url(db), "simplejson", "")
                : DriverManager.getConnection(url(db));
    }

    private static JdbcDataSource source(Db db) {
        JdbcDataSourceBuilder builder = JdbcDataSource.builder(url(db));
        return (db == Db.POSTGRESQL ? builder.user("simplejson", "") : builder).build();
    }

    /** The name of a table's column as metrics have it. */
    private static String metric(Db db, String name) {
        return db == Db.H2 ? name : "kinds." + name;
    }

    private static String insert(String table, int rows, IntFunction<String> row) {
        return "INSERT INTO \"" + table + "\" VALUES "
                + IntStream.range(0, rows)
                        .mapToObj(i -> "(" + row.apply(i) + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String timestamp(long second) {
        return "TIMESTAMP '"
                + Instant.ofEpochSecond(second).toString().replace("T", " ").replace("Z", "") + "'";
    }

    private static Map<Map<String, String>, List<Points.Point>> series(Db db, String metric) throws Exception {
        try (JdbcDataSource source = source(db)) {
            return Points.series(source, query(metric(db, metric)));
        }
    }

    private static Query query(String metric) {
        return Query.of(metric, ALL).maxDataPoints(100_000).build();
    }

    private static List<Points.Point> points(int rows, IntFunction<Points.Point> point) {
        return IntStream.range(0, rows).mapToObj(point).toList();
    }

    private static String notices(Db db, String metric) throws Exception {
        try (JdbcDataSource source = source(db)) {
            List<String> texts = new ArrayList<>();
            for (Frame frame : source.query(query(metric(db, metric)))) {
                frame.notices().forEach(notice -> texts.add(notice.text()));
            }
            return texts.toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void time_numbersOfAnotherEpoch_areAskedFor(Db db) throws Exception {
        create(
                db,
                "CREATE TABLE \"walks\" (\"began\" INTEGER, \"clock\" BIGINT, \"steps\" INTEGER)",
                insert("walks", 5, i -> i + ", " + (START - 978_307_200L + 60L * i) + ", " + 100 * i),
                "CREATE TABLE \"rides\" (\"ts\" BIGINT, \"km\" INTEGER)",
                insert("rides", 5, i -> (START + 60L * i) * 1_000_000 + ", " + i));

        try (JdbcDataSource source = source(db)) {
            assertThatThrownBy(() -> source.query(query(metric(db, "walks.steps"))))
                    .isInstanceOf(SimpleJsonException.class)
                    .hasMessageContaining("2026-11-01T00:04:00Z as apple-s")
                    .hasMessageContaining(".time-format = apple-s");
        }
        assertThat(series(db, "rides.km"))
                .containsOnly(Map.entry(Map.of(), points(5, i -> new Points.Point((START + 60L * i) * 1000, i))));
    }

    @ParameterizedTest
    @EnumSource
    void time_severalColumns_isWhenItHappened(Db db) throws Exception {
        create(
                db,
                "CREATE TABLE \"visits\" (\"update_id\" BIGINT, \"expires_at\" TIMESTAMP, \"created_at\" TIMESTAMP, \"left_at\" TIMESTAMP,"
                        + " \"measured_at\" TIMESTAMP NOT NULL, \"weight\" DOUBLE PRECISION)",
                insert(
                        "visits",
                        41,
                        i -> (1_600_000_000L + i) + ", " + timestamp(START + 1_000_000 + i) + ", "
                                + timestamp(START + 7 + 60L * i) + ", "
                                + (i == 40 ? timestamp(START + 60L * i) : "NULL") + ", " + timestamp(START + 60L * i)
                                + ", " + i));

        assertThat(series(db, "visits.weight"))
                .containsOnly(Map.entry(Map.of(), points(41, i -> new Points.Point((START + 60L * i) * 1000, i))));
    }

    @ParameterizedTest
    @EnumSource
    void labels_otherColumnsOfTheKey_ofAnyType(Db db) throws Exception {
        create(
                db,
                "CREATE TABLE \"flows\" (\"site\" UUID, \"export\" BOOLEAN, \"tariff\" SMALLINT, \"at\" TIMESTAMP, \"wh\" INTEGER,"
                        + " PRIMARY KEY (\"at\", \"site\", \"tariff\", \"export\"))",
                insert(
                        "flows",
                        40,
                        i -> "'00000000-0000-0000-0000-00000000000" + i % 2 + "', " + (i / 2 % 2 == 0) + ", "
                                + i / 4 % 2 + ", " + timestamp(START + i / 8 * 60L) + ", " + i));

        Map<Map<String, String>, List<Points.Point>> series = series(db, "flows.wh");

        assertThat(series).hasSize(8);
        assertThat(series.keySet())
                .allSatisfy(labels -> assertThat(labels).containsOnlyKeys("site", "export", "tariff"));
        assertThat(series.values()).allSatisfy(points -> assertThat(points).hasSize(5));
    }

    @ParameterizedTest
    @EnumSource
    void labels_idsOfASmallTable_areShownByItsText(Db db) throws Exception {
        create(
                db,
                "CREATE TABLE \"pumps\" (\"id\" INTEGER PRIMARY KEY, \"title\" VARCHAR(50))",
                "INSERT INTO \"pumps\" VALUES (1, 'well'), (2, 'roof')",
                "CREATE TABLE \"runs\" (\"pump\" INTEGER REFERENCES \"pumps\"(\"id\"), \"at\" TIMESTAMP, \"bar\" DOUBLE PRECISION)",
                insert("runs", 40, i -> (1 + i % 2) + ", " + timestamp(START + i / 2 * 60L) + ", " + i));

        assertThat(series(db, "runs.bar"))
                .containsOnly(
                        Map.entry(
                                Map.of("pump", "well"),
                                points(20, i -> new Points.Point((START + 60L * i) * 1000, 2 * i))),
                        Map.entry(
                                Map.of("pump", "roof"),
                                points(20, i -> new Points.Point((START + 60L * i) * 1000, 2 * i + 1))));
    }

    @ParameterizedTest
    @EnumSource
    void labels_withoutAKey_areWhatMakesTimesUnique(Db db) throws Exception {
        create(
                db,
                "CREATE TABLE \"tides\" (\"harbour\" VARCHAR(20), \"note\" VARCHAR(80), \"at\" TIMESTAMP, \"m\" REAL)",
                insert(
                        "tides",
                        240,
                        i -> "'h" + i % 3 + "', 'seen by " + i % 7 + " at " + i + "', " + timestamp(START + i / 3 * 60L)
                                + ", 21.7"));

        assertThat(series(db, "tides.m"))
                .containsOnlyKeys(Map.of("harbour", "h0"), Map.of("harbour", "h1"), Map.of("harbour", "h2"))
                .allSatisfy((labels, points) -> assertThat(points)
                        .hasSize(80)
                        .allSatisfy(point -> assertThat(point.value()).isEqualTo(21.7)));
    }

    @ParameterizedTest
    @EnumSource
    void labels_remarksAndStates_areNone(Db db) throws Exception {
        for (int rows : new int[] {3, 20, 101, 199, 301}) {
            create(
                    db,
                    "CREATE TABLE \"sleep\" (\"day\" DATE PRIMARY KEY, \"sleep_status\" VARCHAR(20), \"remark\" VARCHAR(80), \"score\" INTEGER)",
                    insert(
                            "sleep",
                            rows,
                            i -> "DATE '2026-01-01' + " + (db == Db.H2 ? "INTERVAL '" + i + "' DAY" : String.valueOf(i))
                                    + ", '" + (i % 3 == 0 ? "LOW" : "BALANCED") + "', 'remark " + (i < 9 ? 0 : i)
                                    + "', "
                                    + i));

            assertThat(series(db, "sleep.score"))
                    .containsOnlyKeys(Map.of())
                    .allSatisfy((labels, points) -> assertThat(points).hasSize(rows));
        }
    }

    @ParameterizedTest
    @EnumSource
    void time_dateBesideATimeOfDay_isOne(Db db) throws Exception {
        create(
                db,
                "CREATE TABLE \"logbook\" (\"log_date\" DATE, \"log_time\" TIME, \"duration\" VARCHAR(10), \"kn\" DOUBLE PRECISION)",
                insert(
                        "logbook",
                        30,
                        i -> "DATE '2026-11-0" + (1 + i / 24) + "', TIME '" + String.format("%02d", i % 24)
                                + ":30:00', '01:" + (10 + i % 5) + ":00', " + i));

        assertThat(series(db, "logbook.kn"))
                .containsOnly(Map.entry(
                        Map.of(), points(30, i -> new Points.Point((START + 1800 + 3600L * i) * 1000, i))));
    }

    @ParameterizedTest
    @EnumSource
    void values_numbersInTextAndBooleans_areSeries(Db db) throws Exception {
        create(
                db,
                "CREATE TABLE \"states\" (\"changed\" TIMESTAMP, \"state\" VARCHAR(20), \"open\" BOOLEAN)",
                insert(
                        "states",
                        40,
                        i -> timestamp(START + 60L * i) + ", '" + (i % 10 == 3 ? "unavailable" : i + ".5") + "', "
                                + (i % 2 == 0)));

        assertThat(series(db, "states.open"))
                .containsOnly(Map.entry(
                        Map.of(), points(40, i -> new Points.Point((START + 60L * i) * 1000, (i + 1) % 2))));
        assertThat(series(db, "states.state").get(Map.of()))
                .hasSize(40)
                .contains(new Points.Point(START * 1000, 0.5), new Points.Point((START + 180) * 1000, Double.NaN));
        assertThat(notices(db, "states.state")).contains("4 rows are drawn as a gap", "'unavailable'");
    }

    @ParameterizedTest
    @EnumSource
    void series_timesThatRepeatAndNothingTellsApart_saySo(Db db) throws Exception {
        create(
                db,
                "CREATE TABLE \"mixed\" (\"at\" TIMESTAMP, \"a\" DOUBLE PRECISION, \"b\" DOUBLE PRECISION)",
                insert("mixed", 60, i -> timestamp(START + i / 2 * 60L) + ", " + i + ", " + 2 * i));

        assertThat(notices(db, "mixed.a"))
                .contains("have the same 'at' as another", "set table." + metric(db, "mixed") + ".labels");
    }

    /** Of these PostgreSQL and DuckDB thin, and H2 hands its rows over. */
    @ParameterizedTest
    @EnumSource
    void series_timesThatRepeatWhereNoSampleLooks_saySoThoughTheDatabaseThins(Db db) throws Exception {
        create(
                db,
                "CREATE TABLE \"pairs\" (\"at\" TIMESTAMP, \"who\" VARCHAR(20), \"v\" DOUBLE PRECISION)",
                insert("pairs", 12_000, i -> {
                    boolean pair = i >= 5_000 && i < 5_400;
                    return timestamp(START + (pair ? i / 2 * 2 : i) * 60L) + ", 'w" + i + "', "
                            + (pair && i % 2 == 1 ? -i : i);
                }));

        try (JdbcDataSource source = source(db)) {
            TimeRange range =
                    TimeRange.between(Instant.ofEpochSecond(START), Instant.ofEpochSecond(START + 12_000 * 60L));
            Query query =
                    Query.of(metric(db, "pairs.v"), range).maxDataPoints(2_000).build();
            assertThat(source.query(query).get(0).notices())
                    .extracting(Notice::text)
                    .anySatisfy(text -> assertThat(text)
                            .contains(
                                    "points have the 'at' of another, but another value",
                                    "set table." + metric(db, "pairs") + ".labels"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void log_timesWithoutAZone_saysAsWhatTheyAreRead(Db db) throws Exception {
        create(
                db,
                "CREATE TABLE \"local\" (\"at\" TIMESTAMP, \"v\" INTEGER)",
                insert("local", 3, i -> timestamp(START + i) + ", " + i));
        try (Logged logged = new Logged();
                JdbcDataSource source = source(db)) {
            source.metrics();
            assertThat(logged.text()).contains("its times have no zone and are read as UTC; set jdbc.zone");
        }
    }

    /** Of these databases only DuckDB keeps views over tables that are gone. */
    @ParameterizedTest
    @EnumSource(names = "DUCKDB")
    void tables_oneThatIsBroken_hidesNoOther(Db db) throws Exception {
        create(
                db,
                "CREATE TABLE \"gone\" (\"at\" TIMESTAMP, \"v\" INTEGER)",
                "CREATE TABLE \"zz\" (\"at\" TIMESTAMP, \"v\" INTEGER)",
                insert("zz", 3, i -> timestamp(START + i) + ", " + i),
                "CREATE VIEW \"a_view\" AS SELECT * FROM \"gone\"",
                "DROP TABLE \"gone\"");

        assertThat(series(db, "zz.v").get(Map.of())).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void values_typesOfOneDatabase_areKnown(Db db) throws Exception {
        List<String> types = switch (db) {
            case POSTGRESQL -> List.of("TIMESTAMPTZ", "TIMESTAMP(0)", "DATE");
            case DUCKDB -> List.of("TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMPTZ");
            case H2 -> List.of("TIMESTAMP(9)", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP(0)");
        };
        for (String type : types) {
            create(
                    db,
                    "CREATE TABLE \"typed\" (\"at\" " + type + ", \"v\" NUMERIC(9, 2))",
                    "INSERT INTO \"typed\" VALUES ('2026-11-01 00:00:00', 1.25), ('2026-11-02 00:00:00', 2.5)");

            assertThat(series(db, "typed.v").get(Map.of()))
                    .as(type)
                    .extracting(Points.Point::value)
                    .containsExactly(1.25, 2.5);
        }
    }
}
