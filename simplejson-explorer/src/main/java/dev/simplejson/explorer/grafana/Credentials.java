// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.explorer.grafana.Yaml.Secret;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.settings.EngineSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How Grafana shows that it may ask: as the request for the file did, or as its parameter {@code auth} says. The secret itself is never in
 * a file; an environment variable of Grafana holds it.
 *
 * @param header the header that holds the key; empty for none
 * @param prefix what stands in front of the key
 * @param user the user of Basic authentication; empty for other kinds
 */
record Credentials(String header, String prefix, String user) {
    static final String VARIABLE = "SIMPLEJSON_KEY";

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");
    private static final Credentials NONE = new Credentials("", "", "");
    private static final Credentials BEARER = new Credentials("Authorization", "Bearer ", "");

    static Credentials of(EndpointRequest request) {
        String auth = request.parameters().first("auth");
        @Nullable String sent = request.header("Authorization");
        String own = request.settings().get(EngineSettings.AUTH_HEADER);
        if (auth.isEmpty()
                && request.settings().get(EngineSettings.AUTH).equals("header")
                && request.header(own) != null) {
            return new Credentials(own, "", "");
        }
        if (auth.isEmpty() && sent == null || auth.equals("none")) {
            return NONE;
        }
        if (auth.equals("bearer") || auth.isEmpty() && startsWith(sent, "bearer ")) {
            return BEARER;
        }
        if (auth.equals("basic") || auth.isEmpty() && startsWith(sent, "basic ")) {
            return new Credentials("Authorization", "Basic ", user(sent));
        }
        if (auth.startsWith("header:") && HEADER.matcher(auth.substring(7)).matches()) {
            return new Credentials(auth.substring(7), "", "");
        }
        throw SimpleJsonException.badRequest(
                "parameter 'auth' is '" + auth + "'; expected none, bearer, basic or header:X-API-Key");
    }

    private static boolean startsWith(@Nullable String sent, String scheme) {
        return sent != null && sent.toLowerCase(Locale.ROOT).startsWith(scheme);
    }

    private static String user(@Nullable String sent) {
        if (!startsWith(sent, "basic ") || sent == null) {
            return "grafana";
        }
        try {
            String both =
                    new String(Base64.getDecoder().decode(sent.substring(6).strip()), StandardCharsets.UTF_8);
            return both.substring(0, Math.max(0, both.indexOf(':')));
        } catch (IllegalArgumentException notBase64) {
            return "grafana";
        }
    }

    /** Adds what Grafana needs to a data source; all of its clients understand it. */
    void addTo(Map<String, Object> datasource, Map<String, Object> jsonData) {
        if (!user.isEmpty()) {
            datasource.put("basicAuth", true);
            datasource.put("basicAuthUser", user);
            datasource.put("secureJsonData", Json.object("basicAuthPassword", new Secret("", VARIABLE)));
        } else if (!header.isEmpty()) {
            jsonData.put("httpHeaderName1", header);
            datasource.put("secureJsonData", Json.object("httpHeaderValue1", new Secret(prefix, VARIABLE)));
        }
    }

    boolean isNone() {
        return header.isEmpty();
    }
}
