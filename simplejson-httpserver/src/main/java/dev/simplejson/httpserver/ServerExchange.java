// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.httpserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import dev.simplejson.hook.Exchange;
import dev.simplejson.hook.HangUps;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request of the JDK's server and its answer, as the engine sees them. */
final class ServerExchange implements Exchange {
    /** The JDK's server hands on whatever stands in {@code Host}. */
    private static final Pattern AUTHORITY = Pattern.compile("([\\w.-]+|\\[[0-9A-Fa-f:.]+])(:\\d+)?");

    private final HttpExchange exchange;
    private final String mount;
    private final String path;
    private @Nullable OutputStream out;
    private boolean bodyTaken;

    ServerExchange(HttpExchange exchange) {
        this.exchange = exchange;
        String context = exchange.getHttpContext().getPath();
        this.mount = context.endsWith("/") ? context.substring(0, context.length() - 1) : context;
        this.path = asSent(exchange.getRequestURI());
    }

    /** The path of the request line: what stands behind two slashes at its start, {@link URI} takes for the name of a host. */
    private static String asSent(URI uri) {
        String host = uri.getScheme() == null ? uri.getRawAuthority() : null;
        return host == null ? uri.getRawPath() : "//" + host + uri.getRawPath();
    }

    /** The path of the context, without a slash at its end. */
    String mount() {
        return mount;
    }

    boolean isBelowMount() {
        return path.startsWith(mount) && (path.length() == mount.length() || path.charAt(mount.length()) == '/');
    }

    @Override
    public String method() {
        return exchange.getRequestMethod();
    }

    /** Cut and decoded here: the URI's own path has its slashes decoded before it is divided at them. */
    @Override
    public String path() {
        return Exchange.pathBelow(mount, path);
    }

    @Override
    public String mountUrl() {
        String host = header("Host");
        InetSocketAddress local = exchange.getLocalAddress();
        return (exchange instanceof HttpsExchange ? "https://" : "http://")
                + (host == null || !AUTHORITY.matcher(host).matches()
                        ? literal(local.getAddress()) + ":" + local.getPort()
                        : host)
                + mount;
    }

    /** An address as it stands in a URL. */
    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return text.indexOf(':') < 0 ? text : "[" + text + "]";
    }

    @Override
    public String localAddress() {
        return exchange.getLocalAddress().getAddress().getHostAddress();
    }

    @Override
    public @Nullable String queryString() {
        return exchange.getRequestURI().getRawQuery();
    }

    @Override
    public @Nullable String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    @Override
    public @Nullable String principal() {
        return exchange.getPrincipal() == null ? null : exchange.getPrincipal().getName();
    }

    @Override
    public InputStream body() {
        bodyTaken = true;
        return exchange.getRequestBody();
    }

    /**
     * Fails if there is a body that nobody has asked for and that has not come: the server would wait for it before it sends the answer,
     * for as long as the client likes. Then the connection is broken.
     */
    void refuseBodyThatIsAwaited() throws IOException {
        String length = header("Content-Length");
        boolean awaited = header("Transfer-Encoding") != null
                || length != null
                        && Long.parseLong(length) > exchange.getRequestBody().available();
        if (!bodyTaken && awaited) {
            throw new IOException("a body was announced where none is read, and did not come at once");
        }
    }

    @Override
    public boolean isClientGone() {
        InetSocketAddress local = exchange.getLocalAddress();
        InetSocketAddress remote = exchange.getRemoteAddress();
        return HangUps.ofThisMachine()
                .contains(
                        local.getAddress().getHostAddress(),
                        local.getPort(),
                        remote.getAddress().getHostAddress(),
                        remote.getPort());
    }

    /** The server wants to know the length beforehand: -1 for none at all, 0 for one that is not known. */
    @Override
    public OutputStream start(int status, Map<String, String> headers) throws IOException {
        refuseBodyThatIsAwaited();
        headers.forEach(exchange.getResponseHeaders()::set);
        String announced = headers.get("Content-Length");
        if (method().equals("HEAD") || status == 204 || status == 304 || "0".equals(announced)) {
            exchange.sendResponseHeaders(status, -1);
            return OutputStream.nullOutputStream();
        }
        exchange.sendResponseHeaders(status, announced == null ? 0 : Long.parseLong(announced));
        OutputStream body = exchange.getResponseBody();
        out = body;
        return body;
    }

    /** The answer is whole. Without this call its end is never sent. */
    void end() throws IOException {
        if (out != null) {
            out.close();
        }
        exchange.close();
    }
}
