// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.http;

import dev.simplejson.hook.Exchange;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out by which address a client reaches the engine. A header that holds something else than it should is passed over. */
public final class BaseUrl {
    private static final Pattern SCHEME = Pattern.compile("https?");
    private static final Pattern AUTHORITY = Pattern.compile("[\\w.-]+(:\\d+)?|\\[[0-9A-Fa-f:.]+](:\\d+)?");
    private static final Pattern PREFIX = Pattern.compile("(/[\\w.~%-]+)*/?");

    private BaseUrl() {}

    /**
     * The address of a base path, without a slash at its end.
     *
     * @param basePath decoded, below the engine's mount
     */
    public static String of(Exchange exchange, String basePath) {
        String known = exchange.mountUrl();
        URI mount = URI.create(known.isEmpty() ? "http://" + said(exchange, "Host", AUTHORITY, "localhost") : known);
        String scheme = said(exchange, "X-Forwarded-Proto", SCHEME, mount.getScheme());
        // Of a container, not from Host: it may have read, and hidden, what a proxy has written.
        String authority = said(exchange, "X-Forwarded-Host", AUTHORITY, mount.getRawAuthority());
        String prefix = said(exchange, "X-Forwarded-Prefix", PREFIX, "");
        return scheme + "://" + authority + withoutSlash(prefix) + withoutSlash(mount.getRawPath()) + encoded(basePath);
    }

    /** What the first proxy of the chain has written, or without proxies the client itself. */
    private static String said(Exchange exchange, String header, Pattern accepted, String otherwise) {
        @Nullable String value = exchange.header(header);
        String first = value == null ? "" : value.split(",", 2)[0].strip();
        return !first.isEmpty() && accepted.matcher(first).matches() ? first : otherwise;
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException notAPath) {
            throw new AssertionError("a path that starts with a slash, or none, can always be written", notAPath);
        }
    }
}
