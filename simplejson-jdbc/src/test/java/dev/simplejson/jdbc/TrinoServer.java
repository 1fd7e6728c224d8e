// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Trino of one node on a loopback port, its tables in memory; gone afterwards. The system property {@code trino.tarball} names the
 * server's archive, {@code trino.java.home} the Java it needs.
 */
final class TrinoServer {
    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private TrinoServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    static TrinoServer start() throws Exception {
        TrinoServer server = new TrinoServer(Files.createTempDirectory("simplejson-trino"), ServerProcess.freePort());
        try {
            server.unpack(Path.of(property("trino.tarball")));
            server.configure();
            server.run(Path.of(property("trino.java.home"), "bin", "java"));
            server.awaitAnswer();
        } catch (Exception | AssertionError failure) {
            server.close();
            throw failure;
        }
        return server;
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new AssertionError("system property " + name + " is missing; run with the profile trino");
        }
        return value;
    }

    /** Only what is needed, some 90 MB: the archive holds some fifty plugins. */
    private void unpack(Path tarball) throws Exception {
        Process tar = new ProcessBuilder(
                        "tar",
                        "xzf",
                        tarball.toString(),
                        "-C",
                        Files.createDirectory(home()).toString(),
                        "--strip-components=1",
                        "--wildcards",
                        "*/lib/*",
                        "*/plugin/memory/*")
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new IllegalStateException("tar cannot unpack " + tarball);
        }
    }

    private void configure() throws IOException {
        Path catalogs = Files.createDirectory(folder.resolve("catalog"));
        Files.writeString(catalogs.resolve("memory.properties"), "connector.name=memory\n");
        Files.writeString(configuration(), """
                coordinator=true
                node-scheduler.include-coordinator=true
                http-server.http.port=%d
                node.internal-address=127.0.0.1
                node.bind-ip=127.0.0.1
                discovery.uri=http://127.0.0.1:%<d
                catalog.config-dir=%s
                plugin.dir=%s
                """.formatted(port, catalogs, home().resolve("plugin")));
    }

    private void run(Path java) throws IOException {
        Process started = new ProcessBuilder(
                        java.toString(),
                        "-Xmx2G",
                        "-Djdk.attach.allowAttachSelf=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--add-modules=jdk.incubator.vector",
                        "-Dnode.environment=test",
                        "-Dnode.data-dir=" + folder.resolve("data"),
                        "-Dconfig=" + configuration(),
                        "-cp",
                        home().resolve("lib") + "/*",
                        "io.trino.server.TrinoServer")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        // A test that is cut short must not leave a server of a gigabyte behind.
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly, "simplejson-trino-stop"));
        process = started;
    }

    private Path home() {
        return folder.resolve("server");
    }

    private Path configuration() {
        return folder.resolve("config.properties");
    }

    private Path log() {
        return folder.resolve("log");
    }

    String url() {
        return "jdbc:trino://127.0.0.1:" + port + "/memory/default";
    }

    /** Until a query is answered or the server has ended; waiting for its end is the pause. */
    private void awaitAnswer() throws Exception {
        for (int attempt = 0; attempt < 240; attempt++) {
            try (Connection connection = DriverManager.getConnection(url(), "simplejson", null)) {
                connection.createStatement().executeQuery("SELECT 1").close();
                return;
            } catch (SQLException notYet) {
                if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("Trino ended: " + Files.readString(log()), notYet);
                }
            }
        }
        throw new IllegalStateException("Trino does not answer: " + Files.readString(log()));
    }

    void close() throws Exception {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
