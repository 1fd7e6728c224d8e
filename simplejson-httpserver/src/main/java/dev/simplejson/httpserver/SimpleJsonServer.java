// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.httpserver;

import com.sun.net.httpserver.HttpServer;
import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Data sources behind the HTTP server that the JDK brings: no container, nothing else on the class path than the core.
 *
 * <pre>{@code
 * SimpleJsonServer server = SimpleJsonServer.start(source, 8080);
 * }</pre>
 *
 * <p>It listens on the loopback address unless {@link Builder#host} says otherwise, and keeps the JVM running until it is
 * {@linkplain #close() closed}.
 *
 * <p>What a servlet container does better: a client that sends its body too slowly hears a 408 there, and is only cut off here; a client
 * that never ends the head of its request keeps one of the {@linkplain Builder#threads threads} here, unless the JVM is started with
 * {@code -Dsun.net.httpserver.maxReqTime=30} (the seconds of a whole request); a path that begins with two slashes, as Grafana asks for if
 * its URL ends in one, is not understood, unless there is a {@link Builder#path}; and a malformed URL, such as {@code /%zz} or one with a
 * brace that is not encoded, is refused with 400 by a page of the JDK's that says {@code URISyntaxException}, before any handler or filter
 * is asked. For the open network, put a proxy in front.
 *
 * <p>Thread-safe.
 */
public final class SimpleJsonServer implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger(SimpleJsonServer.class.getName());

    /** What requests at hand may take when the server is closed. */
    private static final long STOP_SECONDS = 5;

    private static final long IDLE_THREAD_SECONDS = 60;
    private static final int HIGHEST_PORT = 65_535;

    /** A property of the JDK's server, which it reads once. */
    private static final String LONGEST_REQUEST = "sun.net.httpserver.maxReqTime";

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final String path;
    private final @Nullable SimpleJsonEngine ownEngine;
    private final @Nullable DataSources ownSources;

    private SimpleJsonServer(
            HttpServer server,
            Builder builder,
            @Nullable SimpleJsonEngine ownEngine,
            @Nullable DataSources ownSources) {
        this.server = server;
        this.threads = threads(builder.threads);
        this.path = builder.path;
        this.ownEngine = ownEngine;
        this.ownSources = ownSources;
    }

    private static ThreadPoolExecutor threads(int most) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                most,
                most,
                IDLE_THREAD_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Thread(task, "simplejson-http-" + number.incrementAndGet()));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Serves one source at {@code http://127.0.0.1:<port>}, with the defaults of everything else.
     *
     * @param source stays its creator's to close
     * @param port 0 for any that is free
     * @throws IOException if the port is in use
     * @throws IllegalArgumentException if the source's name cannot be served
     */
    public static SimpleJsonServer start(DataSource source, int port) throws IOException {
        return builder().sources(DataSources.of(source)).port(port).start();
    }

    /** Describes a server; it serves what {@link java.util.ServiceLoader} finds, unless sources or an engine are set. */
    public static Builder builder() {
        return new Builder();
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The URL for Grafana's data source, as it is seen from this machine. */
    public String url() {
        InetAddress address = server.getAddress().getAddress();
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : ServerExchange.literal(address);
        return "http://" + host + ":" + port() + path;
    }

    /**
     * Ends what is being answered, within some seconds, and frees the port. Unless the engine was set with the builder, sources that are
     * being asked are interrupted, and their requests answered with 503. What was set stays its creator's to close. Closing twice does
     * nothing more.
     */
    @Override
    public void close() {
        if (ownEngine != null) {
            ownEngine.close();
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOGGER.log(System.Logger.Level.WARNING, "some requests did not end in time, and are cut off");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        server.stop(0);
        if (ownSources != null) {
            ownSources.close();
        }
    }

    private void start(SimpleJsonEngine engine) {
        server.setExecutor(threads);
        server.createContext(path.isEmpty() ? "/" : path, new SimpleJsonHandler(engine));
        server.start();
        LOGGER.log(System.Logger.Level.INFO, "serves " + url());
        String advice = advice(server.getAddress().getAddress(), System.getProperty(LONGEST_REQUEST));
        if (!advice.isEmpty()) {
            LOGGER.log(System.Logger.Level.WARNING, advice);
        }
    }

    /** What whoever runs it should know; empty if nothing. */
    static String advice(InetAddress address, @Nullable String longestRequest) {
        return address.isLoopbackAddress() || longestRequest != null
                ? ""
                : "others can reach this server, and each who never ends the head of a request keeps one of its threads: start the JVM with -D"
                        + LONGEST_REQUEST + "=30, the seconds of a whole request, or put a proxy in front";
    }

    /** Collects what a server is made of. Not thread-safe. */
    public static final class Builder {
        private @Nullable SimpleJsonEngine engine;
        private @Nullable DataSources sources;
        private @Nullable SimpleJsonSettings settings;
        private String host = "127.0.0.1";
        private int port = 8080;
        private String path = "";
        private int threads = 200;

        private Builder() {}

        /** Sets who answers; those that {@link DataSources#load()} finds unless set. */
        public Builder sources(DataSources newSources) {
            sources = Objects.requireNonNull(newSources, "sources is null");
            return this;
        }

        /** Sets who answers. */
        public Builder sources(DataSource... newSources) {
            return sources(DataSources.of(newSources));
        }

        /** Sets limits, deadline and who may ask; {@link SimpleJsonSettings#defaults()} unless set. */
        public Builder settings(SimpleJsonSettings newSettings) {
            settings = Objects.requireNonNull(newSettings, "settings is null");
            return this;
        }

        /** Sets an engine in place of sources and settings: with an observer, an authenticator or endpoints of its own. */
        public Builder engine(SimpleJsonEngine newEngine) {
            engine = Objects.requireNonNull(newEngine, "engine is null");
            return this;
        }

        /** Sets the address to listen at: a name or a literal, {@code 0.0.0.0} for all; {@code 127.0.0.1} unless set. */
        public Builder host(String newHost) {
            host = Objects.requireNonNull(newHost, "host is null");
            return this;
        }

        /**
         * Sets the port; 0 for any that is free, 8080 unless set.
         *
         * @throws IllegalArgumentException if there is no such port
         */
        public Builder port(int newPort) {
            if (newPort < 0 || newPort > HIGHEST_PORT) {
                throw new IllegalArgumentException(
                        "port is " + newPort + "; expected 1 to " + HIGHEST_PORT + ", or 0 for any that is free");
            }
            port = newPort;
            return this;
        }

        /**
         * Sets the path below which everything is: {@code /grafana}, or {@code /} for the root, where it is unless set.
         *
         * @throws IllegalArgumentException if no URL would lead there as it is written, or it ends in a slash
         */
        public Builder path(String newPath) {
            if (!newPath.matches("/?|(/(?!\\.\\.?(/|$))[A-Za-z0-9._~-]+)+")) {
                throw new IllegalArgumentException(
                        "path is '" + newPath
                                + "'; expected one such as /grafana, of letters, digits, '-', '.', '_' and '~', without a slash at its end or twice, and no '.' or '..' alone; or / for the root");
            }
            path = newPath.equals("/") ? "" : newPath;
            return this;
        }

        /**
         * Sets how many requests are answered at once; others wait for their turn. 200 unless set.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder threads(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("threads is " + most + "; expected 1 or more");
            }
            threads = most;
            return this;
        }

        /**
         * Starts it.
         *
         * @throws IOException if the port is in use, or the host is not this machine
         * @throws IllegalArgumentException if the settings contradict each other, an engine is set beside sources or settings, or a
         *     source's name cannot be served
         */
        public SimpleJsonServer start() throws IOException {
            if (engine != null && sources != null) {
                throw new IllegalArgumentException("both an engine and sources are set; an engine has its own sources");
            }
            if (engine != null && settings != null) {
                throw new IllegalArgumentException(
                        "both an engine and settings are set; an engine has its own settings: SimpleJsonEngine.builder().settings()");
            }
            if (settings != null && settings.get(EngineSettings.AUTH).equals("container")) {
                throw new IllegalArgumentException(
                        "setting 'auth' is 'container', but this server has no users who could log in,"
                                + " so that nobody could ask; expected none, basic, bearer or header");
            }
            @Nullable DataSources found = engine == null && sources == null ? DataSources.load() : null;
            @Nullable SimpleJsonEngine made = null;
            try {
                if (engine == null) {
                    made = new SimpleJsonEngine(
                            found == null ? Objects.requireNonNull(sources) : found,
                            settings == null ? SimpleJsonSettings.defaults() : settings);
                }
                SimpleJsonEngine answering = engine == null ? Objects.requireNonNull(made) : engine;
                answering.listensOn(host);
                // Last, because a server that was never started keeps its port when it is stopped.
                SimpleJsonServer server = new SimpleJsonServer(bound(), this, made, found);
                server.start(answering);
                return server;
            } catch (IOException | RuntimeException | Error wrong) {
                if (made != null) {
                    made.close();
                }
                if (found != null) {
                    found.close();
                }
                throw wrong;
            }
        }

        private HttpServer bound() throws IOException {
            try {
                return HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
            } catch (IOException refused) {
                BindException named = new BindException(
                        "cannot listen on " + host + ":" + port + ": " + refused.getMessage()
                                + "; expected an address of this machine, and a port that is free and that this user may have");
                named.initCause(refused);
                throw named;
            }
        }
    }
}
