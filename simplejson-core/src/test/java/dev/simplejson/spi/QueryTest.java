// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.simplejson.model.Payload;
import dev.simplejson.model.Shape;
import dev.simplejson.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final TimeRange HOUR = new TimeRange(0, 3_600_000);

    @Test
    void build_nothingSaid_isEmpty() {
        Query query = Query.of("cpu", HOUR).build();

        assertThat(query.metric()).isEqualTo("cpu");
        assertThat(query.range()).isEqualTo(HOUR);
        assertThat(query.refId()).isEmpty();
        assertThat(query.shape()).isEqualTo(Shape.EITHER);
        assertThat(query.hasMaxDataPoints()).isFalse();
        assertThat(query.maxDataPointsOr(7)).isEqualTo(7);
        assertThat(query.downsampling()).isTrue();
        assertThat(query.hasInterval()).isFalse();
        assertThat(query.filters()).isEmpty();
        assertThat(query.payload()).isEqualTo(Payload.empty());
        assertThat(query.context()).isEqualTo(RequestContext.none());
        assertThat(query).hasToString("Query[cpu, 1970-01-01T00:00:00Z to 1970-01-01T01:00:00Z, EITHER]");
    }

    @Test
    void maxDataPointsOr_said_isWhatWasSaid() {
        Query query = Query.of("cpu", HOUR).maxDataPoints(5).build();

        assertThat(query.hasMaxDataPoints()).isTrue();
        assertThat(query.maxDataPointsOr(7)).isEqualTo(5);
    }

    @Test
    void interval_said_isWhatWasSaid() {
        Query query = Query.of("cpu", HOUR).interval(Duration.ofSeconds(20)).build();

        assertThat(query.hasInterval()).isTrue();
        assertThat(query.interval()).isEqualTo(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @CsvSource({"3600000, 360, 10000", "3600000, 0, 3600", "10, 100, 1"})
    void interval_notSaid_isTheRangeOverThePoints(long millis, int points, long interval) {
        Query.Builder query = Query.of("cpu", new TimeRange(0, millis));
        if (points > 0) {
            query.maxDataPoints(points);
        }

        assertThat(query.build().interval()).isEqualTo(Duration.ofMillis(interval));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void maxDataPoints_belowOne_isRefused(int points) {
        Query.Builder query = Query.of("cpu", HOUR);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> query.maxDataPoints(points))
                .withMessage("maxDataPoints is %d; expected at least 1", points);
    }

    @Test
    void interval_belowAMillisecond_isRefused() {
        Query.Builder query = Query.of("cpu", HOUR);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> query.interval(Duration.ofNanos(999_999)))
                .withMessage("interval is PT0.000999999S; expected at least 1 ms");
    }

    @Test
    void never_isAlwaysWanted() {
        Cancellation never = Cancellation.never();
        never.onCancel(() -> {
            throw new AssertionError("ran");
        });

        assertThatNoException().isThrownBy(never::checkAlive);
        assertThat(never.deadline()).isEqualTo(Instant.MAX);
    }
}
