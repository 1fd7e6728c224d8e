// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request that nobody would send on purpose. The text of a GET is its query string. */
record FuzzInput(String method, String path, byte[] text) {
    static final int MOST_BYTES = 64 * 1024;

    private static final List<String> PATHS = List.of(
            "/query",
            "/search",
            "/metrics",
            "/metric-payload-options",
            "/variable",
            "/annotations",
            "/tag-keys",
            "/tag-values",
            "/rows",
            "/now",
            "/fuzz/query",
            "/infinity",
            "/");

    /** The endpoint with this number, counted round. */
    static String path(int number) {
        return PATHS.get(Math.floorMod(number, PATHS.size()));
    }

    /** A number of the endpoint. */
    static int number(String path) {
        return Math.max(0, PATHS.indexOf(path.substring(path.lastIndexOf('/'))));
    }

    /** The text as a URL can hold it. */
    String queryString() {
        StringBuilder query = new StringBuilder(text.length);
        for (byte b : text) {
            query.append(b > ' ' && b < 0x7f ? (char) b : '+');
        }
        return query.toString();
    }

    @Override
    public String toString() {
        String shown = new String(text, StandardCharsets.UTF_8);
        return method + " " + path + " " + (shown.length() > 300 ? shown.substring(0, 300) + "…" : shown);
    }
}
