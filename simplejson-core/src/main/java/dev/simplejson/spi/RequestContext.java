// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import dev.simplejson.model.ScopedVariable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every question has in common: whose it is, what the dashboard's variables are and how long there is to answer. Immutable
 * and thread-safe.
 */
public final class RequestContext {
    private static final RequestContext NONE =
            new RequestContext(ZoneOffset.UTC, "", always(Map.of()), Cancellation.never(), Map.of());

    private final ZoneId timeZone;
    private final String user;
    private final Supplier<Map<String, ScopedVariable>> variables;
    private final Cancellation cancellation;
    private final Map<String, String> headers;

    private RequestContext(
            ZoneId timeZone,
            String user,
            Supplier<Map<String, ScopedVariable>> variables,
            Cancellation cancellation,
            Map<String, String> headers) {
        this.timeZone = Objects.requireNonNull(timeZone, "timeZone is null");
        this.user = Objects.requireNonNull(user, "user is null");
        this.variables = Objects.requireNonNull(variables, "variables is null");
        this.cancellation = Objects.requireNonNull(cancellation, "cancellation is null");
        this.headers = headers;
    }

    /**
     * A context; the variables are copied.
     *
     * @param timeZone the dashboard's time zone
     * @param user the login of the Grafana user; empty if it is not known
     * @param variables the dashboard's variables by name
     * @param cancellation tells when the answer is no longer wanted
     */
    public RequestContext(
            ZoneId timeZone, String user, Map<String, ScopedVariable> variables, Cancellation cancellation) {
        this(timeZone, user, always(Map.copyOf(variables)), cancellation, Map.of());
    }

    /**
     * A context whose variables are read when they are asked for, because hardly any source does.
     *
     * @param timeZone the dashboard's time zone
     * @param user the login of the Grafana user; empty if it is not known
     * @param variables gives an immutable map, the same each time, on any thread
     * @param cancellation tells when the answer is no longer wanted
     */
    public static RequestContext of(
            ZoneId timeZone, String user, Supplier<Map<String, ScopedVariable>> variables, Cancellation cancellation) {
        return new RequestContext(timeZone, user, variables, cancellation, Map.of());
    }

    /** A question from nobody in particular with no deadline; for tests. */
    public static RequestContext none() {
        return NONE;
    }

    /** The same context with headers of the request. */
    public RequestContext withHeaders(Map<String, String> newHeaders) {
        if (newHeaders.isEmpty() && headers.isEmpty()) {
            return this;
        }
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(newHeaders);
        return new RequestContext(timeZone, user, variables, cancellation, Collections.unmodifiableMap(anyCase));
    }

    /** A header of the request, by its name in any case; null if it was not sent, or nobody lets it through. Nobody does by default. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The headers of the request that are let through, by their names in any case; none by default. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The dashboard's time zone, for buckets such as days; UTC when the browser's is meant, which is not sent. */
    public ZoneId timeZone() {
        return timeZone;
    }

    /**
     * Who asks: whom the authenticator found, or the name of the key that was sent. With the setting {@code grafana-user} it is the login
     * that an authenticated Grafana says its user has ({@code send_user_header}). Empty if nobody is asked who they are.
     */
    public String user() {
        return user;
    }

    /** The dashboard's variables by name; which ones are sent depends on the plugin. */
    public Map<String, ScopedVariable> variables() {
        return variables.get();
    }

    /** Tells when the answer is no longer wanted. */
    public Cancellation cancellation() {
        return cancellation;
    }

    private static Supplier<Map<String, ScopedVariable>> always(Map<String, ScopedVariable> variables) {
        return () -> variables;
    }
}
