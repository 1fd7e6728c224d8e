// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** With what containers do that are too heavy for a test. */
class ServletExchangeTest {
    private static final ClassLoader LOADER = ServletExchangeTest.class.getClassLoader();

    /** What Grafana asks first. */
    @Test
    void path_mountItselfInQuarkus_isEmpty() {
        ServletExchange exchange = new ServletExchange(requestOfQuarkus(), unused(HttpServletResponse.class));

        assertThat(exchange.path()).isEmpty();
        assertThat(exchange.mountUrl()).isEqualTo("http://127.0.0.1:8080/app/grafana");
    }

    @SuppressWarnings("JdkObsolete") // The servlet API has a StringBuffer.
    private static HttpServletRequest requestOfQuarkus() {
        Class<?>[] types = {HttpServletRequest.class};
        return (HttpServletRequest)
                Proxy.newProxyInstance(LOADER, types, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getContextPath" -> "/app";
                    case "getServletPath" -> "/grafana";
                    case "getRequestURI" -> "/app/grafana";
                    case "getRequestURL" -> new StringBuffer("http://127.0.0.1:8080/app/grafana");
                    case "getHttpServletMapping" -> throw new NullPointerException("\"matchValue\" is null");
                    default -> throw new AssertionError("not expected: " + method);
                });
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(LOADER, new Class<?>[] {type}, (proxy, method, arguments) -> {
            throw new AssertionError("not expected: " + method);
        }));
    }
}
