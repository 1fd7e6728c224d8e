// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.model.TimeSeries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonOutputTest {
    private final IOException brokenPipe = new IOException("Broken pipe");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonOutput json = new JsonOutput(bytes);

    @Test
    void finish_seriesWithPoints_isWrittenWhole() throws IOException {
        json.beginArray().beginObject().name("target").value("cpu").name("datapoints");
        json.beginArray().point(0.5, 1_700_000_000_000L).point(Double.NaN, 1_700_000_015_000L);
        json.point(-3, 1_700_000_030_000L).endArray().endObject().endArray().finish();

        assertThat(written())
                .isEqualTo("[{\"target\":\"cpu\",\"datapoints\":"
                        + "[[0.5,1700000000000],[null,1700000015000],[-3,1700000030000]]}]");
    }

    /** Up to several buffers full of the longest points there are. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 200, 239, 240, 241, 1020, 5000})
    void points_series_areWrittenAsOneByOne(int size) throws IOException {
        long[] epochMillis =
                LongStream.range(0, size).map(i -> Long.MIN_VALUE + i).toArray();
        double[] values = IntStream.range(0, size)
                .mapToDouble(i -> i % 5 == 0 ? Double.NaN : -0.0000012345678901234567 * i)
                .toArray();
        json.beginArray()
                .points(TimeSeries.named("cpu").points(epochMillis, values))
                .point(7, 8)
                .endArray()
                .finish();
        String atOnce = written();
        bytes.reset();
        json.restart(bytes);
        json.beginArray();
        for (int i = 0; i < size; i++) {
            json.point(values[i], epochMillis[i]);
        }
        json.point(7, 8).endArray().finish();

        assertThat(atOnce).isEqualTo(written());
    }

    @Test
    void points_inTheWrongPlace_areRefused() throws IOException {
        json.beginObject();
        TimeSeries series = TimeSeries.named("cpu").points(new long[1], new double[1]);

        assertThatIllegalStateException().isThrownBy(() -> json.points(series));
    }

    @Test
    void finish_everyKindOfValue_isWrittenWhole() throws IOException {
        json.beginObject()
                .name("a")
                .value(true)
                .name("b")
                .value(false)
                .name("c")
                .nullValue();
        json.name("d")
                .value(Long.MIN_VALUE)
                .name("e")
                .value(1e21)
                .name("f")
                .beginArray()
                .endArray();
        json.name("g")
                .beginObject()
                .endObject()
                .name("h")
                .beginArray()
                .value(1)
                .value("")
                .endArray();
        json.endObject().finish();

        assertThat(written())
                .isEqualTo("{\"a\":true,\"b\":false,\"c\":null,\"d\":-9223372036854775808,\"e\":1e21,\"f\":[],"
                        + "\"g\":{},\"h\":[1,\"\"]}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void value_notFinite_isNull(double value) throws IOException {
        json.value(value).finish();

        assertThat(written()).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.0, 0", "5, 5", "0.1, 0.1", "1e-7, 1e-7"})
    void value_finite_isShortest(double value, String expected) throws IOException {
        json.value(value).finish();

        assertThat(written()).isEqualTo(expected);
    }

    @Test
    void value_stringWithControlCharacters_isEscaped() throws IOException {
        json.value("\"\\/\b\f\n\r\t\0\u001f\u007f").finish();

        assertThat(written()).isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\"");
    }

    @Test
    void value_stringBeyondAscii_isUtf8() throws IOException {
        json.value("\u00e9\u07ff\u0800\u2028\uffff\ud83d\ude00").finish();

        assertThat(written()).isEqualTo("\"\u00e9\u07ff\u0800\u2028\uffff\ud83d\ude00\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "\ud83dx", "\ude00\ud83d"})
    void value_halfASurrogatePair_isReplaced(String text) throws IOException {
        json.value(text).finish();

        assertThat(written()).isEqualTo('"' + text.replaceAll("[\ud800-\udfff]", "\ufffd") + '"');
    }

    @Test
    void value_textLongerThanTheBuffer_isWrittenWhole() throws IOException {
        for (int shift = 0; shift < 8; shift++) {
            bytes.reset();
            json.restart(bytes);
            String text = "x".repeat(shift) + "a\u00e9\u20ac\ud83d\ude00".repeat(20_000);
            json.value(text).finish();

            assertThat(written().equals('"' + text + '"')).isTrue();
        }
    }

    @Test
    void value_manyControlCharacters_areWrittenWhole() throws IOException {
        json.value("\u0001".repeat(50_000)).finish();

        assertThat(written().equals('"' + "\\u0001".repeat(50_000) + '"')).isTrue();
    }

    @Test
    void name_withQuote_isEscaped() throws IOException {
        json.beginObject().name("a\"b").value(1).endObject().finish();

        assertThat(written()).isEqualTo("{\"a\\\"b\":1}");
    }

    @Test
    void value_whereANameIsNeeded_isRefused() throws IOException {
        json.beginObject();

        assertThatIllegalStateException()
                .isThrownBy(() -> json.value(1))
                .withMessage("a value cannot come here; expected a name or the end of the object");
        assertThatIllegalStateException().isThrownBy(() -> json.point(1, 1));
        assertThatIllegalStateException().isThrownBy(json::beginArray);
    }

    @Test
    void name_whereAValueIsNeeded_isRefused() throws IOException {
        json.beginObject().name("a");

        assertThatIllegalStateException()
                .isThrownBy(() -> json.name("b"))
                .withMessage("a name cannot come here; expected a value");
        assertThatIllegalStateException().isThrownBy(json::endObject);
    }

    @Test
    void end_ofTheOtherKind_isRefused() throws IOException {
        json.beginArray();
        assertThatIllegalStateException()
                .isThrownBy(json::endObject)
                .withMessage("the end of an object cannot come here; expected a value or the end of the array");

        json.beginObject();
        assertThatIllegalStateException().isThrownBy(json::endArray);
    }

    @Test
    void value_afterTheDocument_isRefused() throws IOException {
        json.value(1);

        assertThatIllegalStateException()
                .isThrownBy(() -> json.value(2))
                .withMessage("a value cannot come here; expected nothing, the document is complete");
        assertThatIllegalStateException().isThrownBy(json::endArray);
    }

    @Test
    void finish_incompleteDocument_isRefused() throws IOException {
        json.beginArray();

        assertThatIllegalStateException()
                .isThrownBy(json::finish)
                .withMessage("the end of the document cannot come here; expected a value or the end of the array");
    }

    @Test
    void beginArray_tooDeep_isRefused() throws IOException {
        for (int depth = 0; depth < JsonOutput.MAX_DEPTH; depth++) {
            json.beginArray();
        }

        assertThatIllegalStateException()
                .isThrownBy(json::beginArray)
                .withMessage("more than 63 JSON objects and arrays inside each other");
    }

    @Test
    void endObject_atGreatestDepth_remembersEveryKind() throws IOException {
        for (int depth = 1; depth < JsonOutput.MAX_DEPTH; depth += 2) {
            json.beginArray().beginObject().name("a");
        }
        json.nullValue();
        for (int depth = 1; depth < JsonOutput.MAX_DEPTH; depth += 2) {
            json.endObject().endArray();
        }
        json.finish();

        assertThat(written()).isEqualTo("[{\"a\":".repeat(31) + "null" + "}]".repeat(31));
    }

    @Test
    void flush_halfADocument_handsItOn() throws IOException {
        json.beginArray().value(1).flush();

        assertThat(written()).isEqualTo("[1");
    }

    @Test
    void restart_inTheMiddle_beginsAnew() throws IOException {
        json.beginObject().name("a");
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        json.restart(other);
        json.beginArray().endArray().finish();

        assertThat(other.toString(UTF_8)).isEqualTo("[]");
        assertThat(written()).isEmpty();
    }

    @Test
    void flush_streamFails_passesOnAndRefusesMore() throws IOException {
        json.restart(broken());
        json.beginArray().value(1);

        assertThatThrownBy(json::flush).isSameAs(brokenPipe);
        assertThatIllegalStateException()
                .isThrownBy(() -> json.value(2))
                .withMessage("a value cannot come here; expected nothing, as the stream has failed");
        assertThatIllegalStateException().isThrownBy(json::endArray);
        assertThatIllegalStateException().isThrownBy(json::flush);
        assertThatIllegalStateException().isThrownBy(json::finish);
    }

    @Test
    void point_streamFailsWhileDraining_passesOnAndRefusesMore() throws IOException {
        json.restart(broken());
        json.beginArray();

        assertThatThrownBy(() -> {
                    for (long time = 0; time < 100_000; time++) {
                        json.point(1, time);
                    }
                })
                .isSameAs(brokenPipe);
        assertThatIllegalStateException().isThrownBy(() -> json.point(1, 1));
    }

    private String written() {
        return bytes.toString(UTF_8);
    }

    private OutputStream broken() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw brokenPipe;
            }
        };
    }
}
