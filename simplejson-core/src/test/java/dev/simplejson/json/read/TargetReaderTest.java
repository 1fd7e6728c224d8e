// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import static dev.simplejson.json.read.RequestReading.assertRefused;
import static dev.simplejson.json.read.RequestReading.read;
import static dev.simplejson.json.read.RequestReading.readTarget;
import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Payload;
import dev.simplejson.model.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetReaderTest {
    @Test
    void target_asGrafanaSendsIt_isRead() {
        assertThat(readTarget(
                        "{\"target\":\"cpu\",\"refId\":\"A\",\"type\":\"timeserie\",\"datasource\":{\"uid\":\"x\"}}"))
                .isEqualTo(new TargetRequest("cpu", "A", Shape.TIME_SERIES, false, Payload.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"target\":5}', 5",
        "'{\"target\":1.50}', 1.50",
        "'{\"target\":true}', true",
        "'{\"target\":null}', ''",
        "'{\"target\":[1]}', ''",
        "'{\"target\":{\"value\":\"cpu\",\"text\":\"CPU\"}}', cpu",
        "'{\"target\":{\"text\":\"CPU\"}}', CPU",
        "'{\"target\":{\"value\":7}}', 7",
        "'{\"target\":{}}', ''",
        "'{}', ''",
        "'\"cpu\"', cpu",
        "7, 7",
        "null, ''",
        "[1], ''"
    })
    void target_ofAnyType_isTextOrEmpty(String sent, String target) {
        assertThat(readTarget(sent).target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"target\":\"\"}",
                "{\"target\":\" \"}",
                "{\"target\":\"select metric\"}",
                "{\"target\":\"cpu\",\"hide\":true}",
                "{\"target\":\"cpu\",\"hide\":\"true\"}",
                "{\"target\":{}}"
            })
    void isWanted_placeholderOrHidden_isNot(String sent) {
        assertThat(readTarget(sent).isWanted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"target\":\"cpu\",\"hide\":false}", "{\"target\":\"cpu\",\"hide\":null}", "{\"target\":0}"})
    void isWanted_metricThatIsShown_is(String sent) {
        assertThat(readTarget(sent).isWanted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"table\"', TABLE",
        "'\"timeserie\"', TIME_SERIES",
        "'\"timeseries\"', TIME_SERIES",
        "'\"time_series\"', TIME_SERIES",
        "null, EITHER",
        "7, EITHER",
        "'\"\"', EITHER"
    })
    void type_anySpelling_isTheShape(String sent, Shape shape) {
        assertThat(readTarget("{\"type\":" + sent + "}").shape()).isEqualTo(shape);
    }

    static List<Arguments> payloads() {
        return List.of(
                Arguments.of("{\"a\":\"b\"}", Payload.of(Map.of("a", "b"))),
                Arguments.of("\"{\\\"a\\\":[1,true]}\"", Payload.of(Map.of("a", List.of(1L, true)))),
                Arguments.of("\"{broken\"", Payload.ofText("{broken")),
                Arguments.of("\"{} {}\"", Payload.ofText("{} {}")),
                Arguments.of("\"plain\"", Payload.ofText("plain")),
                Arguments.of("[\"a\",2.5]", Payload.of(Map.of("payload", List.of("a", 2.5)))),
                Arguments.of("7", Payload.ofText("7")),
                Arguments.of("\"\"", Payload.empty()),
                Arguments.of("{}", Payload.empty()),
                Arguments.of("\"{}\"", Payload.empty()),
                Arguments.of("null", Payload.empty()));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void payload_anySpelling_isReadInEitherField(String sent, Payload payload) {
        assertThat(readTarget("{\"payload\":" + sent + "}").payload()).isEqualTo(payload);
        assertThat(readTarget("{\"data\":" + sent + "}").payload()).isEqualTo(payload);
    }

    @Test
    void payload_besideData_wins() {
        assertThat(readTarget("{\"payload\":{\"a\":1},\"data\":{\"b\":2}}").payload())
                .isEqualTo(Payload.of(Map.of("a", 1L)));
        assertThat(readTarget("{\"payload\":\"\",\"data\":{\"b\":2}}").payload())
                .isEqualTo(Payload.of(Map.of("b", 2L)));
    }

    @Test
    void payload_hugeNumbers_areAsInJavaScript() {
        assertThat(readTarget("{\"payload\":{\"a\":9223372036854775807,\"b\":9223372036854775808}}")
                        .payload())
                .isEqualTo(Payload.of(Map.of("a", Long.MAX_VALUE, "b", 0x1p63)));
    }

    @Test
    void leftoversOfAnotherDataSource_areIgnored() {
        assertThat(readTarget("{\"target\":\"cpu\",\"bucketAggs\":[{\"id\":\"2\"}],\"metrics\":[],\"query\":\"*\"}"))
                .isEqualTo(new TargetRequest("cpu", "", Shape.EITHER, false, Payload.empty()));
    }

    @Test
    void targets_asManyAsTheLimit_areRead() {
        assertThat(read("{\"targets\":[1,2,3,4,5]}").targets()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"targets\":[1,2,3,4,5,6]}", "{\"targets\":[1],\"targets\":[1,2,3,4,5,6]}"})
    void targets_overTheLimit_areRefused(String body) {
        assertRefused(body, ErrorKind.TOO_LARGE)
                .withMessage("the request has more than 5 targets (setting 'max-targets')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"cpu\"", "7", "true"})
    void targets_noArray_areRefused(String sent) {
        assertRefused("{\"targets\":" + sent + "}", ErrorKind.BAD_REQUEST)
                .withMessage("'targets' is not an array; expected [{\"target\": \"name\"}, …]");
    }
}
