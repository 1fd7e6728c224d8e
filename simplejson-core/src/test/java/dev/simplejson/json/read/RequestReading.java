// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssertAlternative;

/** A request reader with small limits and a clock that stands still. */
final class RequestReading {
    static final Instant NOW = Instant.parse("2026-11-22T05:06:07.890Z");
    static final Duration DEFAULT_RANGE = Duration.ofHours(6);
    static final ReaderLimits LIMITS = new ReaderLimits(5, 10, 1_000, DEFAULT_RANGE);

    private static final RequestReader READER = new RequestReader(LIMITS, Clock.fixed(NOW, ZoneOffset.UTC));

    private RequestReading() {}

    static GrafanaRequest read(String body) {
        return read(body.getBytes(UTF_8));
    }

    static GrafanaRequest read(byte[] body) {
        return READER.read(body);
    }

    /** The only target of {@code {"targets": [target]}}. */
    static TargetRequest readTarget(String target) {
        return read("{\"targets\":[" + target + "]}").targets().get(0);
    }

    static ThrowableAssertAlternative<SimpleJsonException> assertRefused(String body, ErrorKind kind) {
        return assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> read(body))
                .returns(kind, SimpleJsonException::kind);
    }
}
