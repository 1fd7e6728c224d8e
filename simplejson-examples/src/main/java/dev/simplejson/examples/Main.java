// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.DataSources;
import dev.simplejson.spi.RequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Starts a server with whatever data sources there are; it knows none of them. */
public final class Main {
    /** Logs where a database is that cannot be reached, with a stack trace, for those who look after a server. */
    private static final String OUTAGES = "dev.simplejson.jdbc.connect.Outage";

    private Main() {}

    /**
     * Runs the server until the process is told to end. A wrong flag or a port that is taken ends it at once, with exit code 2 and one line
     * on standard error.
     *
     * @param arguments flags; {@code --help} lists them
     */
    public static void main(String[] arguments) throws Exception {
        configureLogging();
        try {
            Options options = Options.of(List.of(arguments), System.getenv());
            if (options.help()) {
                System.out.print(Options.helpText());
            } else if (options.explain()) {
                explain(options);
            } else {
                run(options);
            }
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static void explain(Options options) throws Exception {
        options.database().forEach(System::setProperty);
        Queue<LogRecord> heard = new ConcurrentLinkedQueue<>();
        Logger outages = Logger.getLogger(OUTAGES);
        outages.setFilter(record -> {
            heard.add(record);
            return false;
        });
        try (SqlDatabase database = new SqlDatabase()) {
            // Settings are read as UTF-8, whatever this process's own encoding is.
            byte[] settings = database.explain().toProperties().getBytes(StandardCharsets.UTF_8);
            System.out.write(settings, 0, settings.length);
            System.out.flush();
        } catch (SimpleJsonException failure) {
            LogRecord logged = heard.peek();
            throw new IllegalArgumentException(logged == null ? failure.getMessage() : inOneLine(logged), failure);
        } finally {
            outages.setFilter(null);
        }
    }

    /** Says which database it is, unlike what clients are told, and why in the driver's words if there are no better ones. */
    private static String inOneLine(LogRecord outage) {
        String message = outage.getMessage().replace("; it is tried again with the next request", "");
        Throwable cause = outage.getThrown();
        boolean known = cause == null || cause.getClass().getName().startsWith("dev.simplejson.");
        String driver = known
                ? ""
                : String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return driver.isEmpty() ? message : message + "; its driver says: " + driver;
    }

    private static void run(Options options) throws Exception {
        // Data sources are made by ServiceLoader, which hands nothing in.
        options.database().forEach(System::setProperty);
        DataSources sources = DataSources.load();
        SimpleJsonEngine engine = new SimpleJsonEngine(sources, options.settings());
        ServerSocketChannel socket = listen(options);
        ExampleServer server = new ExampleServer(engine, socket);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, engine, sources), "simplejson-stop"));
        engine.listensOn(options.host());
        server.start();
        // It takes as long as the engine does; but whoever reads what comes now may stop the server.
        LastingLogManager.keep();
        System.out.println("simplejson " + SimpleJsonEngine.version() + " serves "
                + String.join(", ", sources.byName().keySet()));
        System.out.println("URL for Grafana: http://" + urlHost(options.host()) + ":" + server.port());
        if (!options.database().isEmpty()) {
            lookAhead(sources);
        }
    }

    /** Begins what would keep the first request waiting: a database's tables are looked at when its metrics are asked for. */
    private static void lookAhead(DataSources sources) {
        Thread looking = new Thread(
                () -> sources.byName().forEach((name, source) -> {
                    try {
                        source.metrics(RequestContext.none());
                        if (source instanceof SqlDatabase database) {
                            // Metrics that are written wrong are in the log before anyone asks for them, as tables are.
                            database.explain();
                        }
                    } catch (Exception failure) {
                        sayWhatIsMissing(source);
                        // Not kept in a field: logging is configured when this class is there already.
                        System.getLogger(Main.class.getName())
                                .log(Level.DEBUG, "data source '" + name + "' does not list its metrics yet", failure);
                    }
                }),
                "simplejson-first-look");
        looking.setDaemon(true);
        looking.start();
    }

    /** A wrong path looks like a database without tables. The server stays, because a file may come later. */
    private static void sayWhatIsMissing(DataSource source) {
        if (source instanceof SqlDatabase database) {
            database.missingFile()
                    .ifPresent(file -> System.out.println("there is no file " + file + ", which " + database.name()
                            + " would show; it is shown as soon as it is there"));
        }
    }

    private static ServerSocketChannel listen(Options options) {
        try {
            return ExampleServer.listen(options.host(), options.port());
        } catch (IOException | UnresolvedAddressException cannotListen) {
            throw new IllegalArgumentException(cannotListen(options, cannotListen), cannotListen);
        }
    }

    private static void stop(ExampleServer server, SimpleJsonEngine engine, DataSources sources) {
        try {
            server.stop();
        } catch (Exception failure) {
            System.err.println("the server did not stop cleanly: " + failure);
        } finally {
            engine.close();
            sources.close();
        }
    }

    private static String cannotListen(Options options, Exception failure) {
        String address = options.host() + ":" + options.port();
        boolean inUse = failure instanceof BindException || failure.getCause() instanceof BindException;
        return inUse
                ? "cannot listen on " + address
                        + ": it is in use, or not an address of this machine; choose another with"
                        + " --port (0 picks a free one) or --host"
                : "cannot listen on " + address + ": no such host; choose another with --host";
    }

    private static String urlHost(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /** One line per message on standard error, until the very end, and nothing that Jetty says while all is well. */
    private static void configureLogging() throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
            try (InputStream configuration = Main.class.getResourceAsStream("logging.properties")) {
                LogManager.getLogManager().readConfiguration(configuration);
            }
        }
    }
}
