// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Column;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Shape;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest extends EngineTesting {
    private static final String CPU_AND_MEM =
            "[{\"time\":10,\"metric\":\"cpu\",\"host\":\"web-1\",\"label_value\":null,\"value\":0.5},"
                    + "{\"time\":10,\"metric\":\"mem\",\"host\":null,\"label_value\":\"used\",\"value\":7},"
                    + "{\"time\":15,\"metric\":\"mem\",\"host\":null,\"label_value\":\"used\",\"value\":8},"
                    + "{\"time\":20,\"metric\":\"cpu\",\"host\":\"web-1\",\"label_value\":null,\"value\":null}]";

    private final SimpleJsonEngine engine = engine(server());

    @Test
    void rows_ofSeveralTargets_haveTheSameColumnsByTimeOverAllSeries() throws Exception {
        get("target=cpu&target=mem&from=0&to=1000").assertSent(CPU_AND_MEM);
    }

    /** Asking for tables, which is the way out for one alone, would be refused again. */
    @ParameterizedTest
    @ValueSource(strings = {"", "&type=table"})
    void rows_ofSeriesAndATable_areRefusedWithWhatHelps(String type) throws Exception {
        SimpleJsonEngine mixed = engine(new FakeSource("app", "both")
                .answering(query -> List.of(
                        TimeSeries.named("load").add(Instant.ofEpochMilli(5), 1).build(),
                        Table.named("hosts").columns(Column.string("host")).build())));

        TestExchange.get("/rows", "target=both&from=0&to=1000" + type)
                .handledBy(mixed)
                .assertError(
                        400,
                        "BAD_REQUEST",
                        "'hosts' is a table and stands beside series, which have other columns; ask for one target at a time, or ask /query,"
                                + " which answers both");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json"})
    void rows_postedAsInfinityDoes_areTheSame(String contentType) throws Exception {
        TestExchange.post(
                        "/rows",
                        "{\"from\":\"0\",\"to\":\"1000\",\"targets\":[{\"target\":\"cpu\"},{\"target\":\"mem\"}]}")
                .with("Content-Type", contentType)
                .handledBy(engine)
                .assertSent(CPU_AND_MEM);
    }

    @Test
    void rows_labelWithAnEmptyName_haveAColumnThatHasOne() throws Exception {
        SimpleJsonEngine unnamed = engine(new FakeSource("app", "cpu")
                .answering(query ->
                        List.of(TimeSeries.named("cpu").label("", "web-1").points(new long[] {10}, new double[] {1}))));

        TestExchange.get("/rows", "target=cpu&from=0&to=1000")
                .handledBy(unnamed)
                .assertSent("[{\"time\":10,\"metric\":\"cpu\",\"label_\":\"web-1\",\"value\":1}]");
        TestExchange.get("/now", "target=cpu&from=0&to=1000")
                .handledBy(unnamed)
                .assertSent("[{\"metric\":\"cpu\",\"label_\":\"web-1\",\"value\":1}]");
    }

    @Test
    void rows_labelThatIsEmptyAndOneThatIsMissing_areNotTheSame() throws Exception {
        SimpleJsonEngine both = engine(new FakeSource("app", "cpu")
                .answering(query -> List.of(
                        TimeSeries.named("cpu").label("host", "").points(new long[] {10}, new double[] {1}),
                        TimeSeries.named("cpu").points(new long[] {10}, new double[] {2}),
                        TimeSeries.named("cpu").label("host", "web-1").points(new long[] {10}, new double[] {3}))));

        TestExchange.get("/rows", "target=cpu&from=0&to=1000")
                .handledBy(both)
                .assertSent("[{\"time\":10,\"metric\":\"cpu\",\"host\":\"\",\"value\":1},"
                        + "{\"time\":10,\"metric\":\"cpu\",\"host\":null,\"value\":2},"
                        + "{\"time\":10,\"metric\":\"cpu\",\"host\":\"web-1\",\"value\":3}]");
        TestExchange.get("/now", "target=cpu&from=0&to=1000")
                .handledBy(both)
                .assertSent("[{\"metric\":\"cpu\",\"host\":\"\",\"value\":1},"
                        + "{\"metric\":\"cpu\",\"host\":null,\"value\":2},"
                        + "{\"metric\":\"cpu\",\"host\":\"web-1\",\"value\":3}]");
        assertThat(TestExchange.get("/now", "target=cpu&from=0&to=1000&format=csv")
                        .handledBy(both)
                        .sent())
                .isEqualTo("metric,host,value\r\ncpu,\"\",1\r\ncpu,,2\r\ncpu,web-1,3\r\n");
    }

    @Test
    void rows_withoutRange_areThoseOfTheLastHours() throws Exception {
        TestExchange.post("/rows", "{\"targets\":[{\"target\":\"range\"}]}")
                .handledBy(engine)
                .assertSent("[{\"time\":1795323967890,\"metric\":\"21600000\",\"value\":1}]");
    }

    @Test
    void rows_unknownFormat_isRefused() throws Exception {
        get("target=none&format=xml").assertError(400, "BAD_REQUEST", "'format' is 'xml'; expected json or csv");
    }

    @ParameterizedTest
    @CsvSource({"format=csv, ''", "'', text/csv; charset=utf-8", "format=csv, application/json"})
    void rows_asCsv_areAnsweredForFormatAndAccept(String parameter, String accept) throws Exception {
        TestExchange answer = TestExchange.get("/rows", "target=cpu&target=quoted&from=0&to=1000&" + parameter)
                .with("Accept", accept)
                .handledBy(engine);

        assertThat(answer.answerHeader("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(answer.sent())
                .isEqualTo("time,metric,host,value\r\n"
                        + "1970-01-01T00:00:00.010Z,cpu,web-1,0.5\r\n"
                        + "1970-01-01T00:00:00.020Z,cpu,web-1,\r\n"
                        + "1970-01-01T00:00:00.030Z,\"a \"\"b\"\", c\",,1\r\n");
    }

    /** Rows look whole wherever they are cut; only the length tells, also where the answer ends with its connection. */
    @ParameterizedTest
    @CsvSource({"identity, ''", "gzip, ''", "identity, type=table", "gzip, type=table"})
    void rows_asLongCsv_sayHowLongTheyAre(String encoding, String type) throws Exception {
        Random random = new Random(7);
        SimpleJsonEngine large = engine(new FakeSource("app", "cpu").answering(query -> {
            TimeSeries.Builder points = TimeSeries.named("cpu");
            Table.Builder rows = Table.named("cpu").columns(Column.time("Time"), Column.number("Value"));
            for (int i = 0; i < 50_000; i++) {
                points.add(500, random.nextDouble());
                rows.row(500L, random.nextDouble());
            }
            return List.of(query.shape() == Shape.TABLE ? rows.build() : points.build());
        }));
        ByteArrayOutputStream sent = new ByteArrayOutputStream();

        TestExchange answer = TestExchange.get(
                        "/rows", "target=cpu&from=0&to=1000&format=csv&maxDataPoints=100000&" + type)
                .with("Accept-Encoding", encoding)
                .to(sent)
                .handledBy(large);

        assertThat(sent.size()).isGreaterThan(200_000);
        assertThat(answer.answerHeader("Content-Length")).isEqualTo(Integer.toString(sent.size()));
        InputStream in = new ByteArrayInputStream(sent.toByteArray());
        InputStream plain = encoding.equals("gzip") ? new GZIPInputStream(in) : in;
        assertThat(new String(plain.readAllBytes(), UTF_8)).hasLineCount(50_001).endsWith("\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEXT/CSV | time,metric,value",
                "text/csv, */* | time,metric,value",
                "application/json;q=0.5, text/csv | time,metric,value",
                "application/json, text/csv;q=0.5 | []",
                "application/json, text/csv;q=0 | []",
                "text/csv;q=0 | []",
                "text/csv-schema | []"
            })
    void rows_acceptedAsBoth_areWhatIsPreferred(String accept, String expected) throws Exception {
        TestExchange answer =
                TestExchange.get("/rows", "target=none").with("Accept", accept).handledBy(engine);

        assertThat(answer.sent().strip()).isEqualTo(expected);
    }

    @Test
    void rows_ofFormatJsonForAClientThatPrefersCsv_areJson() throws Exception {
        TestExchange answer = TestExchange.get("/rows", "target=none&format=json")
                .with("Accept", "text/csv")
                .handledBy(engine);

        answer.assertSent("[]");
    }

    @Test
    void rows_ofNoData_areNeverAnEmptyBody() throws Exception {
        get("target=none").assertSent("[]");
        assertThat(get("target=none&format=csv").sent()).isEqualTo("time,metric,value\r\n");
    }

    @Test
    void rows_ofTables_areTheTables() throws Exception {
        get("target=table&target=table&type=table&from=0&to=1000")
                .assertSent(
                        "[{\"At\":10,\"Host\":\"web-1\",\"Load\":null},{\"At\":10,\"Host\":\"web-1\",\"Load\":null}]");
    }

    @Test
    void rows_ofAnUnknownTarget_areNotFound() throws Exception {
        get("target=cpuu")
                .assertError(404, "UNKNOWN_TARGET", "unknown target 'cpuu'; nearest known: 'cpu', 'mem', 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "target=", "from=0"})
    void rows_ofNoTarget_areABadRequest(String parameters) throws Exception {
        get(parameters)
                .assertError(
                        400,
                        "BAD_REQUEST",
                        "no target; expected ?target=NAME, any number of times, or {\"targets\": [{\"target\": \"NAME\"}]}");
    }

    @Test
    void rows_overTheLimit_areRefused() throws Exception {
        TestExchange.get("/rows", "target=cpu&target=mem&from=0&to=1000")
                .handledBy(engine(Map.of("max-table-rows", "3"), server()))
                .assertError(
                        413,
                        "TOO_LARGE",
                        "4 rows; at most 3 are sent (setting 'max-table-rows'); ask for a larger 'step',"
                                + " fewer 'maxDataPoints' or a shorter range");
    }

    @Test
    void rows_ofDeferredSeriesOverTheLimit_areRefused() throws Exception {
        TestExchange.get("/rows", "target=endless&from=0&to=1000")
                .handledBy(engine(Map.of("max-table-rows", "3", "downsampling", "off"), server()))
                .assertError(
                        413,
                        "TOO_LARGE",
                        "series 'endless' has more than 3 points (setting 'max-table-rows'); ask for fewer"
                                + " 'maxDataPoints' or a shorter range");
    }

    @Test
    void rows_ofLabelsNamedLikeColumns_haveColumnsOfTheirOwn() throws Exception {
        get("target=confusing&from=0&to=1000")
                .assertSent("[{\"time\":10,\"metric\":\"confusing\",\"label_value\":\"b\",\"label_metric\":\"c\","
                        + "\"label_label_value\":\"a\",\"value\":1}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&format=csv"})
    void rows_thatAreThinned_sayItInAHeader(String format) throws Exception {
        assertThat(get("target=endless&from=0&to=1000&maxDataPoints=2" + format).answerHeader("X-Warning"))
                .startsWith("100 points thinned to ");
        assertThat(get("target=cpu&from=0&to=1000" + format).answerHeader("X-Warning"))
                .isNull();
    }

    /** Only reading them tells, and they are read to be merged. */
    @Test
    void rows_ofDeferredPointsWithNoticesAtTheEnd_sayThem() throws Exception {
        SimpleJsonEngine late = engine(Map.of("downsampling", "off"), new FakeSource("app", "cpu").answering(query -> {
                    List<Notice> found = new ArrayList<>();
                    return List.of(
                            TimeSeries.named("cpu").noticesAtEnd(() -> found).points(sink -> {
                                sink.add(10, 1);
                                found.add(Notice.info("1 row is drawn as a gap"));
                            }));
                }));

        assertThat(TestExchange.get("/rows", "target=cpu&from=0&to=1000")
                        .handledBy(late)
                        .answerHeader("X-Warning"))
                .isEqualTo("1 row is drawn as a gap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rows", "/now"})
    void rows_withManyNotices_sayTheGravestAndHowManyMore(String path) throws Exception {
        SimpleJsonEngine noted = engine(new FakeSource("app", "cpu").answering(query -> {
            TimeSeries.Builder cpu = TimeSeries.named("cpu").notice(Notice.info("größer " + "x".repeat(400)));
            for (int i = 0; i < 40; i++) {
                cpu.notice(Notice.info("note " + i + " is this long"));
            }
            return List.of(cpu.notice(Notice.warning("rows are missing")).points(new long[] {10}, new double[] {1}));
        }));

        String warning = TestExchange.get(path, "target=cpu&from=0&to=1000")
                .handledBy(noted)
                .answerHeader("X-Warning");

        assertThat(warning)
                .startsWith("rows are missing; gr??er xxx")
                .contains("xx...; note 0 is this long; note 1 is this long; ")
                .endsWith("note 13 is this long; and 26 more, which /query says")
                .hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rows", "/now"})
    void rows_withDoubtsToBeRefused_failIfThereIsAWarning(String path) throws Exception {
        SimpleJsonEngine noted = engine(new FakeSource("app", "cpu", "sure").answering(query -> {
            List<Notice> found = new ArrayList<>();
            return List.of(TimeSeries.named(query.metric())
                    .noticesAtEnd(() -> found)
                    .points(sink -> {
                        sink.add(10, 1);
                        found.add(Notice.info("good to know"));
                        if (query.metric().equals("cpu")) {
                            found.add(Notice.warning("lines may be mixed up"));
                        }
                    }));
        }));

        TestExchange.get(path, "target=sure&target=cpu&from=0&to=1000&doubts=refuse")
                .handledBy(noted)
                .assertError(400, "BAD_REQUEST", "'doubts=refuse' refuses the rows: lines may be mixed up");
        TestExchange.post(path, "{\"from\":0,\"to\":1000,\"doubts\":\"refuse\",\"targets\":[{\"target\":\"cpu\"}]}")
                .handledBy(noted)
                .assertError(400, "BAD_REQUEST", "'doubts=refuse' refuses the rows: lines may be mixed up");
        assertThat(TestExchange.get(path, "target=sure&from=0&to=1000&doubts=refuse")
                        .handledBy(noted)
                        .sent())
                .contains("\"sure\"");
        assertThat(TestExchange.get(path, "target=cpu&from=0&to=1000")
                        .handledBy(noted)
                        .sent())
                .contains("\"cpu\"");
        TestExchange.get(path, "target=sure&from=0&to=1000&doubts=yes")
                .handledBy(noted)
                .assertError(400, "BAD_REQUEST", "'doubts' is 'yes'; expected refuse");
    }

    @Test
    void rows_inCsv_haveANameThatSpreadsheetsOpen() throws Exception {
        assertThat(get("target=cpu&from=0&to=1000&format=csv").answerHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"simplejson.csv\"");
        assertThat(get("target=cpu&from=0&to=1000").answerHeader("Content-Disposition"))
                .isNull();
    }

    private TestExchange get(String parameters) throws Exception {
        return TestExchange.get("/rows", parameters).handledBy(engine);
    }

    private static FakeSource server() {
        return new FakeSource("app", "cpu", "mem", "range", "quoted", "none", "table", "endless", "confusing")
                .answering(query -> switch (query.metric()) {
                    case "cpu" ->
                        List.of(TimeSeries.named("cpu")
                                .label("host", "web-1")
                                .points(new long[] {10, 20}, new double[] {0.5, Double.NaN}));
                    case "mem" ->
                        List.of(TimeSeries.named("mem")
                                .label("value", "used")
                                .points(new long[] {10, 15}, new double[] {7, 8}));
                    case "range" ->
                        List.of(TimeSeries.named("" + query.range().durationMillis())
                                .add(query.range().to(), 1)
                                .build());
                    case "quoted" -> List.of(TimeSeries.named("a \"b\", c").points(new long[] {30}, new double[] {1}));
                    case "table" ->
                        List.of(Table.named("servers")
                                .columns(Column.time("At"), Column.string("Host"), Column.number("Load"))
                                .row(10L, "web-1", null)
                                .build());
                    case "endless" ->
                        List.of(TimeSeries.named("endless").points(sink -> {
                            for (int i = 0; i < 100; i++) {
                                sink.add(i, i);
                            }
                        }));
                    case "confusing" ->
                        List.of(TimeSeries.named("confusing")
                                .label("value", "a")
                                .label("label_value", "b")
                                .label("metric", "c")
                                .points(new long[] {10}, new double[] {1}));
                    default -> List.of();
                });
    }
}
