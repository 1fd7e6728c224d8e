// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Frame;
import dev.simplejson.model.TimeSeries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest extends EngineTesting {
    private final FakeSource source = new FakeSource("app", "short", "long", "very long")
            .answering(query -> Stream.generate(GzipTest::series)
                    .limit(count(query.metric()))
                    .toList());

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"long", "very long"})
    void answer_overFourKibibytes_isCompressedForWhoAcceptsIt(String metric) throws Exception {
        String plain = query(engine(source), metric).sent();

        TestExchange answer = ask(engine(source), metric, "gzip, deflate, br");

        assertThat(answer.answerHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.answerHeader("Vary")).isEqualTo("Accept-Encoding");
        assertThat(bytes.size()).isLessThan(plain.length() / 2);
        byte[] unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray())).readAllBytes();
        assertThat(new String(unzipped, StandardCharsets.UTF_8)).isEqualTo(plain);
    }

    @Test
    void answer_compressedInMemory_tellsItsLength() throws Exception {
        TestExchange answer = ask(engine(source), "long", "gzip");

        assertThat(answer.answerHeader("Content-Length")).isEqualTo(Integer.toString(bytes.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip;q=0"})
    void answer_forWhoDoesNotAcceptIt_isPlain(String accepted) throws Exception {
        assertPlain(ask(engine(source), "long", accepted));
    }

    @Test
    void answer_thatIsShort_isPlain() throws Exception {
        assertPlain(ask(engine(source), "short", "gzip"));
    }

    @Test
    void answer_withTheSettingOff_isPlain() throws Exception {
        TestExchange answer = ask(engine(Map.of("gzip", "off"), source), "long", "gzip");

        assertPlain(answer);
        assertThat(answer.answerHeader("Vary")).isNull();
    }

    @Test
    void failure_forWhoAcceptsIt_isPlain() throws Exception {
        TestExchange answer = ask(engine(source), "nothing", "gzip");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.answerHeader("Content-Encoding")).isNull();
    }

    private void assertPlain(TestExchange answer) {
        assertThat(answer.answerHeader("Content-Encoding")).isNull();
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .startsWith("[{\"target\":")
                .endsWith("]}]");
    }

    private TestExchange ask(SimpleJsonEngine engine, String metric, String accepted) throws Exception {
        return queryExchange(metric).to(bytes).with("Accept-Encoding", accepted).handledBy(engine);
    }

    private static Frame series() {
        return TimeSeries.named("s").points(sink -> {
            for (int i = 0; i < 100; i++) {
                sink.add(i, i);
            }
        });
    }

    private static int count(String metric) {
        return switch (metric) {
            case "short" -> 1;
            case "long" -> 10;
            default -> 1_000;
        };
    }
}
