// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.work.Asking;
import dev.simplejson.engine.work.Contract;
import dev.simplejson.engine.work.FailureLog;
import dev.simplejson.model.Frame;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.transform.TransformSpec;
import dev.simplejson.transform.Transformer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks a source for a metric, on the thread that it runs on. */
public final class SourceQuery {
    private SourceQuery() {}

    /**
     * The frames: checked, inside the range, filtered, limited and thinned.
     *
     * @param asking counts what comes at once
     * @param reading counts what is read later; null if nobody wants to know
     */
    static List<Frame> answer(
            ResolvedMetric metric, Query query, TransformSpec spec, Asking asking, @Nullable Asking reading)
            throws Exception {
        List<Frame> frames = Contract.checked(metric.source().query(query), metric.sourceName(), "query");
        if (reading == null) {
            return Transformer.transform(frames, spec);
        }
        List<Frame> counted = asking.points().countingIn(frames, reading.points());
        return asking.points().countingOut(Transformer.transform(counted, spec), reading.points());
    }

    /** What is pushed too late is for the log alone: its answer has been given. */
    static Consumer<SimpleJsonException> late(FailureLog log) {
        return late -> {
            String unused = log.failed(String.valueOf(late.getMessage()), late);
        };
    }

    static boolean isDeferred(Frame frame) {
        return frame instanceof TimeSeries series && series.isDeferred();
    }
}
