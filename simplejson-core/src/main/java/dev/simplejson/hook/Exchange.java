// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.hook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and its answer, as an adapter offers them to the engine. Used by one thread at a time, though not always by
 * the same one.
 */
public interface Exchange extends RequestHead {
    /**
     * What {@link #path()} is of a path as it was sent, for adapters whose server has nothing better: path parameters
     * ({@code ;jsessionid=1}) are left out, the mount in front is taken off, and the rest is decoded after it was cut, so that {@code %2F}
     * divides nothing. A plus stays one. What is encoded wrongly stays as it came, and leads nowhere.
     *
     * @param mount the path of the mount, without a slash at its end; empty for the root
     * @param rawPath the path of the request, without its query
     */
    static String pathBelow(String mount, String rawPath) {
        String path = rawPath.indexOf(';') < 0 ? rawPath : rawPath.replaceAll(";[^/]*", "");
        String below = path.startsWith(mount) ? path.substring(mount.length()) : path;
        if (below.indexOf('%') < 0) {
            return below;
        }
        try {
            return URLDecoder.decode(below.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return below;
        }
    }

    /**
     * The address under which the engine is mounted, as the container knows it and without a slash at its end:
     * {@code http://127.0.0.1:8080/app/grafana}. Empty, the default, where an adapter cannot tell.
     */
    default String mountUrl() {
        return "";
    }

    /**
     * The address of this machine at which the request has come in: {@code 127.0.0.1}. Null, the default, where an adapter cannot tell;
     * then the name by which the server is called is looked at only if there is a list of such names.
     */
    default @Nullable String localAddress() {
        return null;
    }

    /** The query string as it was sent, still encoded; null if there is none. */
    @Nullable
    String queryString();

    /**
     * The request's body; read to its end at most once.
     *
     * @throws IOException if the client cannot be heard any more
     */
    InputStream body() throws IOException;

    /**
     * Whether the client is known to have hung up, so that nobody waits for the answer. Asked about once a second while sources work;
     * unlike the other methods, also on another thread than the one that uses the exchange. Adapters that cannot know say no.
     */
    default boolean isClientGone() {
        return false;
    }

    /**
     * Starts the answer. Called at most once; nothing has been sent before.
     *
     * @param status the HTTP status
     * @param headers all headers of the answer; without {@code Content-Length} the length is not known beforehand
     * @return takes the answer's body; flushing and closing it is left to the adapter's container
     * @throws IOException if the client cannot be reached any more
     */
    OutputStream start(int status, Map<String, String> headers) throws IOException;
}
