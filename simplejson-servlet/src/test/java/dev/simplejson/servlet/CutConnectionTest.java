// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.Closeable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** With what the requests of containers offer that are too heavy for a test. Undertow's own is asked in {@link UndertowContractTest}. */
class CutConnectionTest {
    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void of_requestOfPayara_endsItsConnection() throws Exception {
        CutConnection.of(
                request(PayaraFacade.class, new PayaraRequest(new Grizzly(new Packet(new Connection(ended))))));

        assertThat(ended).isTrue();
    }

    @Test
    void of_requestOfOpenLiberty_closesItsSocket() throws Exception {
        Closeable socket = () -> ended.set(true);

        CutConnection.of(
                request(LibertyRequest.class, new Channel(new Dispatcher(new Link(new TcpLink(new Io(socket)))))));

        assertThat(ended).isTrue();
    }

    @Test
    void of_requestOfGlassFish_endsItsConnection() throws Exception {
        CutConnection.of(
                request(GlassFishFacade.class, new GlassFishRequest(new Grizzly(new Packet(new Connection(ended))))));

        assertThat(ended).isTrue();
    }

    @Test
    void of_requestOfQuarkus_endsItsConnection() throws Exception {
        CutConnection.of(request(
                QuarkusRequest.class,
                new ExchangeOverVertx(new Delegate(new RoutingContext(new VertxRequest(new Http(new Netty(ended))))))));

        assertThat(ended).isTrue();
    }

    /** As of an Undertow to come. */
    @Test
    void of_requestThatLeadsNowhere_isLogged() throws Exception {
        List<String> lines = new ArrayList<>();
        Logger logger = Logger.getLogger(CutConnection.class.getName());
        Filter before = logger.getFilter();
        logger.setFilter(entry -> !lines.add(entry.getLevel() + " " + entry.getMessage()));
        try {
            CutConnection.of(request(UndertowRequest.class, "an exchange without a connection"));
        } finally {
            logger.setFilter(before);
        }

        assertThat(lines)
                .containsExactly(
                        "WARNING an answer was cut, and this container has no connection to close that is known here,"
                                + " so that it may look whole");
    }

    @Test
    void of_wrappedRequest_endsTheConnectionOfTheOneInside() throws Exception {
        ServletRequest inner =
                request(PayaraFacade.class, new PayaraRequest(new Grizzly(new Packet(new Connection(ended)))));

        CutConnection.of(new ServletRequestWrapper(new ServletRequestWrapper(inner)));

        assertThat(ended).isTrue();
    }

    /** A request that has one method more, which leads on. */
    private static ServletRequest request(Class<?> container, Object next) {
        Class<?>[] types = {ServletRequest.class, container};
        ClassLoader loader = CutConnectionTest.class.getClassLoader();
        return (ServletRequest) Proxy.newProxyInstance(loader, types, (proxy, method, arguments) -> next);
    }

    interface PayaraFacade {
        PayaraRequest getUnwrappedCoyoteRequest();
    }

    record PayaraRequest(Grizzly grizzly) {
        public Grizzly getCoyoteRequest() {
            return grizzly;
        }
    }

    record Grizzly(Packet packet) {
        public Packet getRequest() {
            return packet;
        }
    }

    record Packet(Connection connection) {
        public Connection getConnection() {
            return connection;
        }
    }

    record Connection(AtomicBoolean ended) {
        public void terminateSilently() {
            ended.set(true);
        }
    }

    interface GlassFishFacade {
        GlassFishRequest getUnwrappedCoyoteRequest();
    }

    record GlassFishRequest(Grizzly grizzly) {
        public Grizzly getGrizzlyRequest() {
            return grizzly;
        }
    }

    interface UndertowRequest {
        Object getExchange();
    }

    interface QuarkusRequest {
        ExchangeOverVertx getExchange();
    }

    record ExchangeOverVertx(Delegate delegate) {
        public Delegate getDelegate() {
            return delegate;
        }
    }

    record Delegate(RoutingContext context) {
        public RoutingContext getContext() {
            return context;
        }
    }

    record RoutingContext(VertxRequest request) {}

    record VertxRequest(Http connection) {}

    record Http(Netty channel) {}

    record Netty(AtomicBoolean ended) {
        public void shutdownOutput() {
            ended.set(true);
        }
    }

    interface LibertyRequest {
        Channel getIRequest();
    }

    record Channel(Dispatcher dispatcher) {
        public Dispatcher getHttpInboundConnection() {
            return dispatcher;
        }
    }

    record Dispatcher(Link link) {
        public Link getDeviceLink() {
            return link;
        }
    }

    record Link(TcpLink link) {
        public TcpLink getDeviceLink() {
            return link;
        }
    }

    record TcpLink(Io io) {
        public Io getSocketIOChannel() {
            return io;
        }
    }

    record Io(Closeable socket) {
        public Closeable getSocket() {
            return socket;
        }
    }
}
