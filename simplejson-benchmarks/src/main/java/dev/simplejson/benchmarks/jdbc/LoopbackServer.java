// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A server of Debian's packages on a port of loopback, in a folder of its own that is gone afterwards, with the settings that the package
 * has.
 *
 * @param folder holds the data and the log
 * @param process the server itself, no script that starts it
 */
record LoopbackServer(Path folder, int port, Process process) implements AutoCloseable {
    static final String USER = "simplejson";

    private static final Path MARIADB = Path.of("/usr/sbin/mariadbd");
    private static final Path POSTGRES = Path.of("/usr/lib/postgresql");
    private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** A MariaDB with a database {@code bench}; none if it is not installed. */
    static Optional<LoopbackServer> mariaDb() throws Exception {
        if (!Files.isExecutable(MARIADB)) {
            return Optional.empty();
        }
        Path folder = newFolder();
        String data = "--datadir=" + folder.resolve("data");
        await(start(
                folder,
                "mariadb-install-db",
                "--no-defaults",
                data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db"));
        Path users = folder.resolve("users.sql");
        Files.writeString(
                users,
                String.join(
                        ";\n",
                        "CREATE DATABASE bench",
                        "CREATE USER " + USER,
                        "GRANT ALL ON bench.* TO " + USER,
                        "GRANT PROCESS ON *.* TO " + USER,
                        ""));
        users.toFile().setReadable(true, false);
        int port = freePort();
        return Optional.of(new LoopbackServer(
                        folder,
                        port,
                        start(
                                folder,
                                MARIADB.toString(),
                                "--no-defaults",
                                data,
                                "--bind-address=127.0.0.1",
                                "--port=" + port,
                                "--socket=" + folder.resolve("socket"),
                                "--pid-file=" + folder.resolve("pid"),
                                "--init-file=" + users,
                                "--skip-name-resolve",
                                "--default-time-zone=+00:00"))
                .awaitStart());
    }

    /** A PostgreSQL with its database {@code postgres}; none if it is not installed. */
    static Optional<LoopbackServer> postgres() throws Exception {
        Optional<Path> programs = postgresPrograms();
        if (programs.isEmpty()) {
            return Optional.empty();
        }
        Path folder = newFolder();
        String data = folder.resolve("data").toString();
        await(start(
                folder,
                programs.get().resolve("initdb").toString(),
                "-D",
                data,
                "-U",
                USER,
                "-A",
                "trust",
                "--no-sync",
                "-E",
                "UTF8",
                "--locale=C.UTF-8"));
        int port = freePort();
        return Optional.of(new LoopbackServer(
                        folder,
                        port,
                        start(
                                folder,
                                programs.get().resolve("postgres").toString(),
                                "-D",
                                data,
                                "-p",
                                String.valueOf(port),
                                "-c",
                                "listen_addresses=127.0.0.1",
                                "-c",
                                "unix_socket_directories="))
                .awaitStart());
    }

    private static Optional<Path> postgresPrograms() throws IOException {
        if (!Files.isDirectory(POSTGRES)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(POSTGRES)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    private static Path newFolder() throws Exception {
        Path folder = Files.createTempDirectory("simplejson-benchmark");
        if (isRoot()) {
            await(new ProcessBuilder("chown", "nobody", folder.toString()).start());
        }
        return folder;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Neither server runs as root. */
    private static Process start(Path folder, String... command) throws IOException {
        List<String> all = new ArrayList<>(
                isRoot() ? List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--") : List.of());
        all.addAll(List.of(command));
        return new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static void await(Process process) throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(process.info().commandLine().orElse("a program") + " failed");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private LoopbackServer awaitStart() throws Exception {
        long end = System.nanoTime() + LONGEST_START_NANOS;
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(1000);
                return this;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    String log = Files.readString(folder.resolve("log"));
                    close();
                    throw new IllegalStateException(log, notYet);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        process.destroyForcibly().onExit().join();
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
