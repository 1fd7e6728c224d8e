// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real MariaDB of the machine's own, on a loopback port, with a folder of its own; gone afterwards. */
final class MariaDbServer {
    private static final Path SERVER = Path.of("/usr/sbin/mariadbd");

    private final ServerProcess server;

    private MariaDbServer(ServerProcess server) {
        this.server = server;
    }

    /** Starts one with a database {@code contract}. Where there is none the test is skipped, but not where everything has to be there. */
    static MariaDbServer start() throws Exception {
        if (!Files.isExecutable(SERVER)) {
            PostgresServer.skip("no " + SERVER + "; install the package mariadb-server to run this test");
        }
        Path folder = Files.createTempDirectory("simplejson-mariadb");
        List<String> asUser = List.of();
        if ("root".equals(System.getProperty("user.name"))) {
            new ProcessBuilder("chown", "nobody", folder.toString()).start().waitFor();
            asUser = List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--");
        }
        Process install = process(
                folder,
                asUser,
                "mariadb-install-db",
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db");
        if (!install.waitFor(60, TimeUnit.SECONDS) || install.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("log")));
        }
        Files.writeString(folder.resolve("init.sql"), """
                CREATE DATABASE contract CHARACTER SET utf8mb4;
                CREATE USER simplejson IDENTIFIED BY 'secret';
                GRANT ALL ON contract.* TO simplejson;
                GRANT PROCESS ON *.* TO simplejson;
                """);
        folder.resolve("init.sql").toFile().setReadable(true, false);
        int port = ServerProcess.freePort();
        Process process = process(
                folder,
                asUser,
                SERVER.toString(),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--init-file=" + folder.resolve("init.sql"),
                "--skip-name-resolve",
                "--innodb-flush-log-at-trx-commit=0",
                "--default-time-zone=+05:30");
        return new MariaDbServer(new ServerProcess(folder, port, process).awaitStart());
    }

    private static Process process(Path folder, List<String> asUser, String... command) throws IOException {
        List<String> all = new ArrayList<>(asUser);
        all.addAll(List.of(command));
        return new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    /** The database for MariaDB's own driver. */
    String url() {
        return "jdbc:mariadb://127.0.0.1:" + server.port() + "/contract?sslMode=disable";
    }

    /** The database for the driver of MySQL. */
    String mySqlUrl() {
        return "jdbc:mysql://127.0.0.1:" + server.port() + "/contract?sslMode=DISABLED";
    }

    /** Runs statements in the database. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "simplejson", "secret");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Stops the server and removes what it left. */
    void close() throws Exception {
        server.close();
    }
}
