// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL of the machine's own, on a loopback port, with a folder of its own; gone afterwards. */
final class PostgresServer implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Starts one. Where there is none the test is skipped, but not where everything has to be there. */
    static PostgresServer start() throws Exception {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            skip("no PostgreSQL under " + INSTALLED + "; install the package postgresql to run this test");
        }
        PostgresServer server = new PostgresServer(
                programs.get(), Files.createTempDirectory("simplejson-postgres"), ServerProcess.freePort());
        server.create();
        server.startAgain();
        return server;
    }

    /** Skips a test that needs what is not there, but not where everything has to be there. */
    static void skip(String message) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        System.err.println("SKIPPED: " + message);
        Assumptions.abort(message);
    }

    private static Optional<Path> programs() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Runs statements as the user who may do everything. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "simplejson", "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void create() throws IOException {
        if (isRoot()) {
            run(List.of("chown", "nobody", folder.toString()));
        }
        runAsUser(
                "initdb",
                "-D",
                data(),
                "-U",
                "simplejson",
                "-A",
                "trust",
                "--no-sync",
                "-E",
                "UTF8",
                "--locale=C.UTF-8");
    }

    /** Starts the server, after {@link #stop}, too. */
    void startAgain() throws IOException {
        runAsUser(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off",
                "start");
    }

    /** Stops the server at once, whatever it is doing. */
    void stop() throws IOException {
        runAsUser("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
    }

    /** Kills the server and all its processes, as the machine does that has no memory left; {@link #startAgain} starts it again. */
    void kill() throws Exception {
        List<String> lines = Files.readAllLines(Path.of(data(), "postmaster.pid"));
        ProcessHandle main = ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(main.descendants().toList());
        all.add(0, main);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            one.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** PostgreSQL refuses to run as root. */
    private void runAsUser(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        run(command);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void run(List<String> command) throws IOException {
        // To a file: the server inherits the output and would keep a pipe open.
        Path output = Files.createTempFile("simplejson-postgres", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " failed: " + Files.readString(output) + serverLog());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", hurry);
        } finally {
            Files.delete(output);
        }
    }

    private String serverLog() throws IOException {
        Path log = folder.resolve("log");
        return Files.exists(log) ? "; the server's log: " + Files.readString(log) : "";
    }

    /** Stops the server and removes what it left. */
    @Override
    public void close() throws IOException {
        try {
            stop();
        } finally {
            run(List.of("rm", "-rf", data()));
            Files.deleteIfExists(folder.resolve("log"));
            Files.delete(folder);
        }
    }
}
