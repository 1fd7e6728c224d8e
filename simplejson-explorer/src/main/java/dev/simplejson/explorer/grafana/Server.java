// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.explorer.grafana;

import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.settings.Kind;
import dev.simplejson.settings.Setting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * This server as Grafana is to know it.
 *
 * @param own what tells it from others in one Grafana
 * @param url its address, without a slash at the end
 * @param source the one source that it is about; empty for all
 */
record Server(String own, String url, String source) {
    private static final Pattern URL = Pattern.compile("https?://[^\\s/?#\"'<>]+[^\\s?#\"'<>]*");

    /** Only names that are written the same in URLs, files and Grafana's API. */
    private static final Pattern NOT_IN_UIDS = Pattern.compile("[^A-Za-z0-9_-]");

    static final Setting<String> PUBLIC_URL = Setting.of(
            "public-url",
            Kind.of("an address such as https://example.org/grafana, or nothing", text -> isUrl(text) ? text : null),
            "",
            "the address by which Grafana reaches the server, for the files that set Grafana up; without one, that of"
                    + " the request");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,12}");

    static final Setting<String> PUBLIC_NAME = Setting.of(
            "public-name",
            Kind.of(
                    "up to 12 letters, digits, - or _",
                    text -> NAME.matcher(text).matches() ? text : null),
            "simplejson",
            "what Grafana calls the server, in the files that set Grafana up; two servers in one Grafana need two names, else"
                    + " the files of one take the place of the other's");

    /** The address is what the request says, else what the settings say, else where the request went to. */
    static Server of(EndpointRequest request) {
        String said = request.parameters().first("url");
        if (!isUrl(said)) {
            throw SimpleJsonException.badRequest(
                    "parameter 'url' is '" + said + "'; expected an address such as https://example.org/grafana");
        }
        String set = request.settings().get(PUBLIC_URL);
        String url = said;
        if (url.isEmpty()) {
            url = set.isEmpty() ? request.baseUrl() : withSource(set, request.source());
        }
        return new Server(request.settings().get(PUBLIC_NAME), url.replaceFirst("/+$", ""), request.source());
    }

    private static String withSource(String url, String source) {
        return source.isEmpty() ? url : url.replaceFirst("/+$", "") + "/" + source;
    }

    private static boolean isUrl(String text) {
        return text.isEmpty() || URL.matcher(text).matches();
    }

    /** What people call it. */
    String name() {
        return source.isEmpty() ? own : own.equals(PUBLIC_NAME.defaultText()) ? source : own + " " + source;
    }

    /** The uid of its data source; the same in all files, so that dashboards and rules find it. */
    String datasourceUid(Client client) {
        String uid = own + "-" + client.id();
        return source.isEmpty() ? uid : uid + "-" + shortened(source);
    }

    /** A uid that is the same whenever the same is asked for. */
    String uid(String what) {
        return own + "-" + hash(source + "\n" + what);
    }

    /** Grafana allows 40 characters. */
    private static String shortened(String name) {
        return NOT_IN_UIDS.matcher(name).find() || name.length() > 16
                ? hash(name).substring(0, 8)
                : name;
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
