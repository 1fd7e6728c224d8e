// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.keep.KeptAnswers;
import dev.simplejson.engine.work.RequestWork;
import dev.simplejson.engine.work.SourceCalls;
import dev.simplejson.hook.Caller;
import dev.simplejson.json.read.GrafanaRequest;
import dev.simplejson.model.Parameters;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Settings;
import dev.simplejson.spi.Cancellation;
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
 * @param caller who asks
 * @param work what the sources do for it
 * @param directory which metrics they have
 * @param kept the answers that several requests may share
 */
public record Scope(
        Map<String, DataSource> sources,
        GrafanaRequest request,
        Parameters parameters,
        boolean acceptsCsv,
        Caller caller,
        RequestWork work,
        Directory directory,
        KeptAnswers kept) {
    /** Asks the sources for this request. */
    SourceCalls calls() {
        return new SourceCalls(work, this::context);
    }

    /** What one source is told of the request besides its own question. */
    RequestContext context(Cancellation cancellation) {
        return RequestContext.of(request.timeZone(), caller.name(), request::variables, cancellation)
                .withHeaders(caller.headers());
    }

    /** Finds what targets stand for. */
    TargetRouter router(Settings settings) {
        return new TargetRouter(sources, directory, calls(), settings.get(EngineSettings.MAX_EXPANDED_TARGETS));
    }

    /** A parameter of the URL, or else a field of the body that only some paths know; empty text if there is neither. */
    String option(String name) {
        String parameter = parameters.first(name);
        return parameter.isEmpty() && request.unknown().get(name) instanceof String text ? text : parameter;
    }
}
