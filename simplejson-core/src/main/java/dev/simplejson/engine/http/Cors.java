// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import dev.simplejson.hook.Exchange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cross-origin headers, for data sources in direct (browser) mode. They are on every answer: without them on an error, the user
 * sees a cross-origin failure instead of the error.
 */
public final class Cors {
    private final List<String> allowedOrigins;
    private final String methods;
    private final boolean off;
    private final boolean any;

    /**
     * What the setting says.
     *
     * @param limited whether not everybody may ask; then pages of others may not unless the setting says so
     */
    public Cors(List<String> allowedOrigins, boolean limited, Collection<String> methods) {
        this.methods = String.join(", ", methods) + ", OPTIONS";
        this.allowedOrigins = allowedOrigins;
        boolean auto = allowedOrigins.contains("auto");
        this.off = allowedOrigins.contains("off") || (auto && limited);
        this.any = allowedOrigins.contains("*") || (auto && !limited);
    }

    public void addTo(Map<String, String> headers, Exchange exchange) {
        if (off) {
            return;
        }
        if (any) {
            headers.put("Access-Control-Allow-Origin", "*");
            return;
        }
        headers.put("Vary", "Origin");
        @Nullable String origin = exchange.header("Origin");
        if (origin != null && allowedOrigins.contains(origin)) {
            // A list names whom we trust, so requests "with credentials" work too; they need the exact origin.
            headers.put("Access-Control-Allow-Origin", origin);
            headers.put("Access-Control-Allow-Credentials", "true");
        }
    }

    public void addPreflight(Map<String, String> headers, Exchange exchange) {
        if (off) {
            return;
        }
        headers.put("Access-Control-Allow-Methods", methods);
        @Nullable String requested = exchange.header("Access-Control-Request-Headers");
        if (requested != null && isHeaderList(requested)) {
            headers.put("Access-Control-Allow-Headers", requested);
        }
        headers.put("Access-Control-Max-Age", "86400");
    }

    /** What is echoed must not be able to start a header of its own. */
    private static boolean isHeaderList(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 127);
    }
}
