// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import dev.simplejson.hook.Exchange;
import dev.simplejson.hook.HangUps;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A servlet's request and response as the engine sees them. */
record ServletExchange(HttpServletRequest request, HttpServletResponse response) implements Exchange {
    @Override
    public String method() {
        return request.getMethod();
    }

    /**
     * Cut from the request's URI: {@code getPathInfo()} fails in Jetty 12 where slashes are doubled, as they are when the URL of a data
     * source ends in one.
     */
    @Override
    public String path() {
        return Exchange.pathBelow(request.getContextPath() + servletPath(), request.getRequestURI());
    }

    @Override
    public String mountUrl() {
        StringBuffer url = request.getRequestURL();
        return url.substring(0, url.indexOf("/", url.indexOf("://") + 3)) + request.getContextPath() + servletPath();
    }

    @Override
    public @Nullable String localAddress() {
        return request.getLocalAddr();
    }

    private String servletPath() {
        String pattern = pattern();
        return pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : "";
    }

    /** The path of the mount itself, without a slash behind it, fails in the Undertow of Quarkus: nothing remains to be matched. */
    private String pattern() {
        try {
            return request.getHttpServletMapping().getPattern();
        } catch (NullPointerException nothingRemains) {
            return request.getServletPath() + "/*";
        }
    }

    @Override
    public @Nullable String queryString() {
        return request.getQueryString();
    }

    @Override
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    @Override
    public @Nullable String principal() {
        return request.getUserPrincipal() == null
                ? null
                : request.getUserPrincipal().getName();
    }

    @Override
    public InputStream body() throws IOException {
        return TomcatBody.of(request);
    }

    @Override
    public boolean isClientGone() {
        return HangUps.ofThisMachine()
                .contains(
                        request.getLocalAddr(),
                        request.getLocalPort(),
                        request.getRemoteAddr(),
                        request.getRemotePort());
    }

    @Override
    public OutputStream start(int status, Map<String, String> headers) throws IOException {
        response.setStatus(status);
        headers.forEach(this::setHeader);
        return response.getOutputStream();
    }

    /** HTTP/2 has no connections to close after an answer, and forbids to speak of them (RFC 9113, 8.2.2). */
    private void setHeader(String name, String value) {
        if (!name.equals("Connection") || request.getProtocol().startsWith("HTTP/1.")) {
            response.setHeader(name, value);
        }
    }
}
