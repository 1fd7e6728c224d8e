// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import dev.simplejson.model.ScopedVariable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/**
 * What every question has in common: whose it is, what the dashboard's variables are and how long there is to answer.
 *
 * @param timeZone the dashboard's time zone, for buckets such as days; UTC when the browser's is meant, which is not sent
 * @param user the login of the Grafana user, if the data source is set up to send it ({@code send_user_header}); else empty.
 *     A header that anybody can write: information, not proof
 * @param variables the dashboard's variables by name; which ones are sent depends on the plugin
 * @param cancellation tells when the answer is no longer wanted
 */
public record RequestContext(
        ZoneId timeZone, String user, Map<String, ScopedVariable> variables, Cancellation cancellation) {
    private static final RequestContext NONE = new RequestContext(ZoneOffset.UTC, "", Map.of(), Cancellation.never());

    /** Checks and copies. */
    public RequestContext {
        Objects.requireNonNull(timeZone, "timeZone is null");
        Objects.requireNonNull(user, "user is null");
        Objects.requireNonNull(cancellation, "cancellation is null");
        variables = Map.copyOf(variables);
    }

    /** A question from nobody in particular with no deadline; for tests. */
    public static RequestContext none() {
        return NONE;
    }
}
