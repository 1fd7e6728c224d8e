// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import static dev.simplejson.json.read.RequestReading.NOW;
import static dev.simplejson.json.read.RequestReading.assertRefused;
import static dev.simplejson.json.read.RequestReading.read;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Payload;
import dev.simplejson.model.ScopedVariable;
import dev.simplejson.model.TimeRange;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t ", "{}", "\uFEFF", "\uFEFF{}", " {} ", "null"})
    void read_nothingSaid_isEmpty(String body) {
        GrafanaRequest request = read(body);

        assertThat(request)
                .isEqualTo(new GrafanaRequest(
                        new TimeRange(NOW.minus(RequestReading.DEFAULT_RANGE).toEpochMilli(), NOW.toEpochMilli()),
                        0,
                        0,
                        List.of(),
                        List.of(),
                        Map.of(),
                        ZoneOffset.UTC,
                        "",
                        "",
                        "",
                        "",
                        Payload.empty(),
                        Map.of(),
                        Map.of()));
    }

    @Test
    void read_everyFieldNull_isEmpty() {
        GrafanaRequest request = read("""
                {"range":null,"rangeRaw":null,"targets":null,"maxDataPoints":null,"intervalMs":null,"interval":null,
                 "timezone":null,"scopedVars":null,"adhocFilters":null,"filters":null,"target":null,"key":null,
                 "metric":null,"name":null,"payload":null,"annotation":null,"panelId":null,"requestId":null}""");

        assertThat(request).isEqualTo(read("{}"));
    }

    @Test
    void read_everyFieldOfAWrongType_isAsIfNotSent() {
        GrafanaRequest request = read("""
                {"range":[1],"rangeRaw":"x","interval":{},"timezone":[],"scopedVars":[1],"adhocFilters":{"key":"a"},
                 "filters":"x","target":[],"key":{},"metric":[],"name":[],"annotation":"x"}""");

        assertThat(request).isEqualTo(read("{}"));
    }

    @Test
    void read_unknownFields_areKeptApart() {
        GrafanaRequest request =
                read("{\"city\":{\"name\":[1,2.5,\"x\",true,null]},\"panelId\":23763571993,\"target\":\"cpu\"}");

        assertThat(request.target()).isEqualTo("cpu");
        assertThat(request.unknown()).containsOnlyKeys("city");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "23763571993", "\"Q-1599986187842-0.16\"", "0", "-1", "1e400", "{}", "[[1]]"})
    void read_anyPanelId_isIgnored(String panelId) {
        assertThat(read("{\"panelId\":" + panelId + "}")).isEqualTo(read("{}"));
    }

    @ParameterizedTest
    @CsvSource({
        "654, 654",
        "'\"654\"', 654",
        "'\" \"', 0",
        "0, 0",
        "1.9, 1",
        "1e3, 1000",
        "2147483648, 2147483647",
        "99999999999999999999999, 2147483647",
        "1e400, 2147483647"
    })
    void read_maxDataPoints_isWhole(String sent, int read) {
        assertThat(read("{\"maxDataPoints\":" + sent + "}").maxDataPoints()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "'\"many\"', many", "'\"100d\"', 100d", "'\"NaN\"', NaN", "-0.5, -0.5", "true, true"})
    void read_impossibleMaxDataPoints_isRefused(String sent, String quoted) {
        assertRefused("{\"maxDataPoints\":" + sent + "}", ErrorKind.BAD_REQUEST)
                .withMessage("'maxDataPoints' is '%s'; expected a number, 0 or more", quoted);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"intervalMs\":20000', 20000",
        "'\"intervalMs\":\"20000\"', 20000",
        "'\"interval\":\"20s\"', 20000",
        "'\"interval\":\">10s\"', 10000",
        "'\"interval\":\"100ms\"', 100",
        "'\"interval\":\"2m\"', 120000",
        "'\"interval\":\"1h\"', 3600000",
        "'\"interval\":\"1d\"', 86400000",
        "'\"interval\":\"\"', 0",
        "'\"interval\":\"soon\"', 0",
        "'\"interval\":\"20s\",\"intervalMs\":0', 20000",
        "'\"interval\":\"20s\",\"intervalMs\":5', 5"
    })
    void read_interval_isMilliseconds(String fields, long millis) {
        assertThat(read("{" + fields + "}").intervalMillis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Europe/Berlin",
        "utc, Z",
        "browser, Z",
        "'', Z",
        "Mars/Olympus, Z",
        "+05:30, +05:30",
        "nonsense/, Z"
    })
    void read_timezone_isAZoneOrUtc(String sent, String zone) {
        assertThat(read("{\"timezone\":\"" + sent + "\"}").timeZone()).isEqualTo(ZoneId.of(zone));
    }

    @Test
    void read_filtersAndAdhocFilters_areNeverBothUsed() {
        String adhoc = "\"adhocFilters\":[{\"key\":\"host\",\"operator\":\"=\",\"value\":\"a\"}]";
        String filters = "\"filters\":[{\"key\":\"host\",\"operator\":\"!=\",\"value\":\"b\"}]";

        assertThat(read("{" + adhoc + "," + filters + "}").filters())
                .containsExactly(AdhocFilter.of("host", Operator.NOT_EQUAL, "b"));
        assertThat(read("{" + filters + "," + adhoc + "}").filters())
                .containsExactly(AdhocFilter.of("host", Operator.NOT_EQUAL, "b"));
        assertThat(read("{" + adhoc + ",\"filters\":[]}").filters())
                .containsExactly(AdhocFilter.of("host", Operator.EQUAL, "a"));
    }

    @Test
    void read_filtersInOddSpellings_areRead() {
        assertThat(read("""
                {"filters":[{"key":"n","operator":">","value":5,"condition":"AND"},{"operator":"=","value":"x"},7,null,
                 {"key":"host","operator":"=|","value":"a","values":["a","b"]},
                 {"key":"host","operator":"=","value":"a","values":["a","b"]},
                 {"key":"z"},{"key":"all","operator":"=~","value":".*"},{"key":"one","operator":"!=|","value":"a"},
                 {"key":"bare","operator":"=|","values":"a"},{"key":"all","operator":"=|","values":null},
                 {"key":"none","operator":"!=|","values":null},{"key":"one","operator":"=|","value":"b","values":null}]}""").filters())
                .containsExactly(
                        AdhocFilter.of("n", Operator.GREATER, "5"),
                        new AdhocFilter("host", Operator.ONE_OF, List.of("a", "b")),
                        AdhocFilter.of("host", Operator.EQUAL, "a"),
                        AdhocFilter.of("z", Operator.EQUAL, ""),
                        AdhocFilter.of("all", Operator.MATCHES, ".*"),
                        AdhocFilter.of("one", Operator.NOT_ONE_OF, "a"),
                        AdhocFilter.of("bare", Operator.ONE_OF, "a"),
                        AdhocFilter.of("none", Operator.NOT_ONE_OF, ""),
                        AdhocFilter.of("one", Operator.ONE_OF, "b"));
    }

    @Test
    void read_unknownOperator_isRefused() {
        assertRefused("{\"filters\":[{\"key\":\"host\",\"operator\":\"like\",\"value\":\"a\"}]}", ErrorKind.BAD_REQUEST)
                .withMessage("filter 'host' has the operator 'like'; expected one of = != < <= > >= =~ !~ =| !=|");
    }

    @Test
    void read_scopedVars_areTextAndValues() {
        GrafanaRequest request = read("""
                {"scopedVars":{"__interval":{"text":"20s","value":"20s"},"__interval_ms":{"text":"20000","value":20000},
                 "host":{"text":["a","b"],"value":["a","b"],"selected":false},"__sceneObject":{"text":"__sceneObject"},
                 "odd":7,"empty":{"value":[]}}}""");

        assertThat(request.variables())
                .containsOnly(
                        Map.entry("__interval", new ScopedVariable("20s", List.of("20s"))),
                        Map.entry("__interval_ms", new ScopedVariable("20000", List.of("20000"))),
                        Map.entry("host", new ScopedVariable("a + b", List.of("a", "b"))));
    }

    /** They are read later, from where they stand in the body. */
    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n", "\uFEFF"})
    void read_scopedVarsAnywhere_areFound(String before) {
        GrafanaRequest request = read(before + """
                {"timezone":"Österreich € 𝄞","scopedVars" :
                 {"host":{"text":"ä\\u00e4","value":"}\\"{"}} ,"targets":[],"variables":{"zone":{"value":[true,null,1.50]}}}""");

        assertThat(request.variables())
                .containsExactly(
                        Map.entry("host", new ScopedVariable("ää", List.of("}\"{"))),
                        Map.entry("zone", new ScopedVariable("", List.of("true", "1.50"))));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "true, true",
        "1.5, 1.5",
        "'\"cpu\"', cpu",
        "'{\"value\":\"cpu\",\"text\":\"CPU\"}', cpu",
        "[], ''"
    })
    void read_searchTarget_isText(String sent, String target) {
        assertThat(read("{\"target\":" + sent + "}").target()).isEqualTo(target);
    }

    @Test
    void read_annotation_isKeptAsItCame() {
        assertThat(read("{\"annotation\":{\"name\":\"deploys\",\"query\":\"#x\",\"datasource\":{\"uid\":\"u\"}}}")
                        .annotation())
                .isEqualTo(Map.of("name", "deploys", "query", "#x", "datasource", Map.of("uid", "u")));
    }

    @ParameterizedTest
    @CsvSource({"'\"hosts\"', hosts", "7, 7", "true, true"})
    void read_bareValue_isTargetAndPayload(String body, String text) {
        GrafanaRequest request = read(body);

        assertThat(request.target()).isEqualTo(text);
        assertThat(request.payload()).isEqualTo(Payload.ofText(text));
    }

    @Test
    void read_bareArray_isAPayload() {
        assertThat(read("[\"a\",1]").payload()).isEqualTo(Payload.of(Map.of("payload", List.of("a", 1L))));
    }

    @Test
    void read_duplicateKeys_theLastCounts() {
        assertThat(read("{\"target\":\"a\",\"target\":\"b\",\"maxDataPoints\":1,\"maxDataPoints\":2}"))
                .isEqualTo(read("{\"target\":\"b\",\"maxDataPoints\":2}"));
        assertThat(read("{\"targets\":[\"a\"],\"targets\":[\"b\"]}")).isEqualTo(read("{\"targets\":[\"b\"]}"));
    }

    static List<Charset> encodings() {
        return List.of(UTF_16, UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"), UTF_8);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void read_anyUnicodeEncoding_isRead(Charset encoding) {
        assertThat(read("{\"target\":\"löäd 🚀\"}".getBytes(encoding)).target()).isEqualTo("löäd 🚀");
    }
}
