// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.json.GrafanaRequest;
import dev.simplejson.model.Parameters;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.RequestContext;
import java.util.Map;

/**
 * One request on its way through the engine.
 *
 * @param sources the sources that are asked, by name: all, or the one the path names
 * @param request what is asked, by body or URL
 * @param parameters the URL's parameters
 * @param acceptsCsv whether the client prefers CSV
 * @param user the Grafana user, if known
 * @param work what the sources do for it
 * @param directory which metrics they have
 */
record Scope(
        Map<String, DataSource> sources,
        GrafanaRequest request,
        Parameters parameters,
        boolean acceptsCsv,
        String user,
        RequestWork work,
        Directory directory) {
    /** What one source is told of the request besides its own question. */
    RequestContext context(WorkCancellation cancellation) {
        return RequestContext.of(request.timeZone(), user, request::variables, cancellation);
    }

    /** A question that each source is asked in a context of its own. */
    <T> SourceCalls.Question<T> asking(QuestionInContext<T> question) {
        return (name, source) -> {
            WorkCancellation cancellation = work.newCancellation(name);
            T answer = question.ask(name, source, context(cancellation));
            cancellation.forgetActions();
            return answer;
        };
    }

    /** A parameter of the URL, or else a field of the body that only some paths know; empty text if there is neither. */
    String option(String name) {
        String parameter = parameters.first(name);
        return parameter.isEmpty() && request.unknown().get(name) instanceof String text ? text : parameter;
    }

    /** What a source is asked, and in which context. */
    interface QuestionInContext<T> {
        T ask(String name, DataSource source, RequestContext context) throws Exception;
    }
}
