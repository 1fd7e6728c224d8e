// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How old an answer to one metric may be. */
final class Freshness {
    /** As many as a clock can count; data that never change are fresh {@linkplain java.time.temporal.ChronoUnit#FOREVER for ever}. */
    private static final Duration MOST = Duration.ofMillis(Long.MAX_VALUE);

    private Freshness() {}

    /**
     * What the source says.
     *
     * @throws SimpleJsonException if it fails to, or says what is no time
     */
    static Duration of(ResolvedMetric metric, RequestWork work) {
        try {
            @Nullable Duration freshness = metric.source().freshness(metric.metric());
            if (freshness == null || freshness.isNegative()) {
                throw new IllegalStateException("freshness is " + freshness + "; expected zero or more");
            }
            return freshness.compareTo(MOST) < 0 ? freshness : MOST;
        } catch (RuntimeException | Error failure) {
            String problem = "data source '" + metric.sourceName() + "' failed to say how old an answer may be";
            String id = work.log(metric.sourceName()).failed(problem, failure);
            throw new SimpleJsonException(
                    ErrorKind.SOURCE_FAILED, problem + "; the server's log says why under " + id, failure);
        }
    }
}
