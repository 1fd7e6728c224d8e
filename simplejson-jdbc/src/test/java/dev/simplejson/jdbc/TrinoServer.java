// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Trino of one node on a loopback port, its tables in memory. The system property {@code trino.tarball} names the server's archive,
 * {@code trino.java.home} the Java it needs.
 */
final class TrinoServer {
    private final Path folder;
    private final int port;
    private final Process process;

    private TrinoServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static TrinoServer start() throws Exception {
        Path java = Path.of(property("trino.java.home"), "bin", "java");
        Path folder = Files.createTempDirectory("simplejson-trino");
        Path home = unpack(Path.of(property("trino.tarball")), folder);
        int port = freePort();
        Path catalogs = Files.createDirectories(folder.resolve("etc/catalog"));
        Files.writeString(catalogs.resolve("memory.properties"), "connector.name=memory\n");
        Files.writeString(
                folder.resolve("etc/node.properties"),
                "node.environment=test\nnode.data-dir=" + folder.resolve("data") + "\n");
        Files.writeString(
                folder.resolve("etc/config.properties"),
                "coordinator=true\nnode-scheduler.include-coordinator=true\nhttp-server.http.port=" + port
                        + "\nnode.internal-address=127.0.0.1\nnode.bind-ip=127.0.0.1\ndiscovery.uri=http://127.0.0.1:"
                        + port
                        + "\ncatalog.config-dir=" + catalogs + "\nplugin.dir=" + home.resolve("plugin") + "\n");
        Process process = new ProcessBuilder(List.of(
                        java.toString(),
                        "-Xmx2G",
                        "-Djdk.attach.allowAttachSelf=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--add-modules=jdk.incubator.vector",
                        "-Dnode.environment=test",
                        "-Dconfig=" + folder.resolve("etc/config.properties"),
                        "-Dnode.data-dir=" + folder.resolve("data"),
                        "-cp",
                        home.resolve("lib") + "/*",
                        "io.trino.server.TrinoServer"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        TrinoServer server = new TrinoServer(folder, port, process);
        server.awaitAnswer();
        return server;
    }

    /** Only what is needed: the archive holds some fifty plugins. */
    private static Path unpack(Path tarball, Path folder) throws Exception {
        Path home = Files.createDirectories(folder.resolve("server"));
        Process tar = new ProcessBuilder(
                        "tar",
                        "xzf",
                        tarball.toString(),
                        "-C",
                        home.toString(),
                        "--strip-components=1",
                        "--wildcards",
                        "*/lib/*",
                        "*/plugin/memory/*")
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new IllegalStateException("tar cannot unpack " + tarball);
        }
        return home;
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new AssertionError("system property " + name + " is missing; run with the profile trino");
        }
        return value;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
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
                    throw new IllegalStateException("Trino ended: " + Files.readString(folder.resolve("log")), notYet);
                }
            }
        }
        close();
        throw new IllegalStateException("Trino does not answer");
    }

    void close() throws Exception {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
