// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import static dev.simplejson.json.read.RequestReading.assertRefused;
import static dev.simplejson.json.read.RequestReading.read;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestTest {
    private static final String REAL = """
            {"app":"dashboard","requestId":"Q100","timezone":"browser","panelId":2,"dashboardId":1,
            "range":{"from":"2026-11-22T05:00:00.123Z","to":"2026-11-22T11:00:00.456Z","raw":{"from":"now-6h","to":"now"}},
            "timeInfo":"","interval":"20s","intervalMs":20000,"targets":[{"target":"upper_25","refId":"A","type":"timeserie",
            "payload":{"host":["löäd","b"],"limit":1.5,"on":true,"none":null}},{"target":"x","hide":true,"data":"{\\"a\\":1}"}],
            "maxDataPoints":654,"scopedVars":{"__interval":{"text":"20s","value":"20s"}},"startTime":1795323600123,
            "rangeRaw":{"from":"now-6h","to":"now"},"adhocFilters":[{"key":"City","operator":"=","value":"Berlin"}]}""";

    @Test
    void read_realRequest_isRead() {
        assertThat(read(REAL).targets()).hasSize(2);
    }

    @Test
    void read_cutAtEveryByte_isRefused() {
        byte[] whole = REAL.getBytes(UTF_8);
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(SimpleJsonException.class)
                    .as("cut at %d", length)
                    .isThrownBy(() -> read(cut))
                    .returns(ErrorKind.BAD_REQUEST, SimpleJsonException::kind)
                    .withMessageStartingWith("the body is not valid JSON at line ");
        }
    }

    /** A spoilt byte may make another valid request, or one that is refused; nothing else. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void read_spoiltAtEveryByte_isReadOrRefused(long seed) {
        Random random = new Random(seed);
        byte[] whole = REAL.getBytes(UTF_8);
        for (int i = 0; i < whole.length; i++) {
            byte[] spoilt = whole.clone();
            spoilt[i] = (byte) random.nextInt(256);
            assertReadOrRefused(spoilt);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void read_randomBytes_areReadOrRefused(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            byte[] body = new byte[random.nextInt(12)];
            random.nextBytes(body);
            assertReadOrRefused(body);
        }
    }

    /** Bytes that look like the beginning of other encodings, and are none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000fffe",
                "feff0000",
                "0000feff00110000",
                "fffe000000001100",
                "0000007b00ffffff",
                "feff",
                "7b00"
            })
    void read_brokenEncodings_areReadOrRefused(String hex) {
        assertReadOrRefused(HexFormat.of().parseHex(hex));
    }

    @Test
    void read_halfAUtf16Character_isRefused() {
        byte[] whole = "{\"target\":\"cpu\"}".getBytes(UTF_16BE);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);

        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> read(cut))
                .returns(ErrorKind.BAD_REQUEST, SimpleJsonException::kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{},", "{}x", "{}]", "[] 1", "\"a\" \"b\"", "{}\u0000"})
    void read_moreBehindTheValue_isRefused(String body) {
        assertRefused(body, ErrorKind.BAD_REQUEST);
    }

    @Test
    void read_secondValue_isRefusedWithTheReason() {
        assertRefused("{} {}", ErrorKind.BAD_REQUEST)
                .withMessage("the body goes on behind its JSON value; expected a single one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "[1,]",
                "nul",
                "NaN",
                "01",
                "+1",
                "1.",
                "\"\\x\"",
                "\"a\nb\"",
                "{\"a\":1 \"b\":2}",
                "// comment\n{}",
                "target=cpu",
                "<html>"
            })
    void read_notJson_isRefused(String body) {
        assertRefused(body, ErrorKind.BAD_REQUEST).withMessageStartingWith("the body is not valid JSON at line ");
    }

    @Test
    void read_notJson_saysWhereAndWhyAndNotWithWhat() {
        assertRefused("{\"target\":\"cpu\",}", ErrorKind.BAD_REQUEST)
                .withMessageStartingWith("the body is not valid JSON at line 1, column ")
                .withMessageNotContainingAny("Source", "jackson", "REDACTED", "JsonFactory", "com.fasterxml");
    }

    @Test
    void read_nestedAsDeepAsTheLimit_isRead() {
        assertThat(read("[".repeat(10) + "]".repeat(10)).targets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"targets\":[", "{\"range\":", "{\"scopedVars\":{\"a\":{\"value\":"})
    void read_nestedDeeper_isRefused(String open) {
        assertRefused(open.repeat(100_000 / open.length()), ErrorKind.TOO_LARGE)
                .withMessageContaining("10 levels (setting 'max-json-depth')");
    }

    /** Also where it would be read only if a source asked for it, and then fail as if the source did. */
    @ParameterizedTest
    @ValueSource(strings = {"{'target':'%s'}", "{'payload':'%s'}", "{'scopedVars':{'a':{'value':['b','%s']}}}"})
    void read_longText_isRefused(String body) {
        assertRefused(body.replace('\'', '"').formatted("x".repeat(10_000)), ErrorKind.TOO_LARGE)
                .withMessageContaining("1000 characters (setting 'max-json-string-length')");
    }

    @Test
    void read_numberOfManyDigits_isRefused() {
        assertRefused("{\"maxDataPoints\":" + "9".repeat(10_000) + "}", ErrorKind.TOO_LARGE);
        assertRefused("{\"payload\":" + "9".repeat(10_000) + "}", ErrorKind.TOO_LARGE);
        assertRefused("{\"scopedVars\":{\"a\":{\"value\":" + "9".repeat(10_000) + "}}}", ErrorKind.TOO_LARGE);
    }

    private static void assertReadOrRefused(byte[] body) {
        try {
            assertThat(read(body).range()).isNotNull();
        } catch (SimpleJsonException refused) {
            assertThat(refused.kind()).isIn(ErrorKind.BAD_REQUEST, ErrorKind.TOO_LARGE);
        } catch (RuntimeException other) {
            fail("body " + HexFormat.of().formatHex(body), other);
        }
    }
}
