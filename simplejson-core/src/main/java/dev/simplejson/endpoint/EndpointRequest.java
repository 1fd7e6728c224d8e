// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.endpoint;

import dev.simplejson.model.Parameters;
import dev.simplejson.model.Payload;
import dev.simplejson.settings.Settings;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request to an endpoint. Used by the thread that the handler was called on. */
public interface EndpointRequest {
    /** The method in upper case. */
    String method();

    /** The decoded path below the place where the engine is mounted, as it was asked for. */
    String path();

    /**
     * What stands in front of the endpoint's own path, the source's name included: {@code /grafana/waves} for {@code /grafana/waves/query}.
     * Empty, or starting with a slash and ending without one.
     */
    String basePath();

    /**
     * The address of {@link #basePath}, by which the client reaches it, without a slash at its end:
     * {@code https://example.org/grafana/waves}. What proxies say of it is believed ({@code X-Forwarded-Proto}, {@code X-Forwarded-Host},
     * {@code X-Forwarded-Prefix}): it is for telling the client again, and decides nothing.
     */
    String baseUrl();

    /** The name of the one source that the path is about; empty for all. */
    String source();

    /**
     * What stands in the path in place of a variable.
     *
     * @throws IllegalArgumentException if the endpoint's path has no such variable
     */
    String variable(String name);

    /** The URL's parameters and behind them, if the endpoint reads {@link Endpoint.Body#FORM}, the form's fields. */
    Parameters parameters();

    /** The first header of this name, whatever its case; null if there is none. */
    @Nullable
    String header(String name);

    /** The body as it came; empty if there is none or it is not read. Not to be changed. */
    byte[] body();

    /**
     * The body as JSON: the fields of an object, or the text of a bare value; empty if there is none.
     *
     * @throws dev.simplejson.model.SimpleJsonException of kind {@link dev.simplejson.model.ErrorKind#BAD_REQUEST} if it is no JSON
     */
    Payload json();

    /** The data sources that this request is about. */
    AskedSources sources();

    /** The paths of all endpoints that the engine has, as they stand in lists. */
    List<String> paths();

    /** That data sources could not be loaded; empty if all are well. Why, only the log says: a cause may hold an address or a password. */
    List<String> problems();

    /** The settings of the engine and of all endpoints. */
    Settings settings();

    /** Tells now. */
    Clock clock();
}
