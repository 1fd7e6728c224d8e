// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Shape;

/**
 * How an endpoint wants its targets answered.
 *
 * @param ifEither the shape of targets that do not say one
 * @param defaultMaxDataPoints how many points a series may have if the client does not say; 0 for as many as there are
 * @param downsampling whether series may be thinned
 * @param step what is done to each frame on the worker, at the end
 */
public record AnswerStyle(Shape ifEither, int defaultMaxDataPoints, boolean downsampling, Step step) {
    /** What a panel asks for. */
    static final AnswerStyle PANEL = new AnswerStyle(Shape.EITHER, 0, true, frame -> frame);

    /** Makes a frame into what the endpoint needs. */
    @FunctionalInterface
    interface Step {
        Frame apply(Frame frame) throws Exception;
    }

    /** Whether its answers may be shared: those that are written as they are. */
    boolean isShared() {
        return step.equals(PANEL.step);
    }

    Shape shape(Shape asked) {
        return asked == Shape.EITHER ? ifEither : asked;
    }
}
