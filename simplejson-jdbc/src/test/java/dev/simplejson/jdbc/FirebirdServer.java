// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Firebird of the machine's own, on a loopback port, with a folder of its own; gone afterwards. */
final class FirebirdServer {
    private static final Path SERVER = Path.of("/usr/sbin/firebird");
    private static final Path LIBRARIES = Path.of("/usr/lib");

    private final ServerProcess server;

    private FirebirdServer(ServerProcess server) {
        this.server = server;
    }

    /** Starts one with a database {@code contract}. Where there is none the test is skipped, but not where everything has to be there. */
    static FirebirdServer start() throws Exception {
        Optional<Path> plugins = plugins();
        if (!Files.isExecutable(SERVER) || plugins.isEmpty()) {
            PostgresServer.skip("no " + SERVER + "; install the package firebird3.0-server to run this test");
        }
        Path folder = Files.createTempDirectory("simplejson-firebird");
        int port = ServerProcess.freePort();
        Files.createDirectory(folder.resolve("lock"));
        Files.createDirectory(folder.resolve("tmp"));
        for (String part : List.of("plugins", "intl", "firebird.msg", "plugins.conf")) {
            Files.createSymbolicLink(folder.resolve(part), plugins.orElseThrow().resolveSibling(part));
        }
        Files.createFile(folder.resolve("databases.conf"));
        Files.writeString(folder.resolve("firebird.conf"), """
                RemoteServicePort = %d
                RemoteBindAddress = 127.0.0.1
                SecurityDatabase = %s
                DatabaseAccess = Restrict %s
                AuthServer = Srp
                UserManager = Srp
                """.formatted(port, folder.resolve("security.fdb"), folder));
        Files.writeString(folder.resolve("init.sql"), """
                CREATE DATABASE '%s' USER SYSDBA;
                CREATE USER simplejson PASSWORD 'secret';
                COMMIT;
                CREATE DATABASE '%s' USER simplejson DEFAULT CHARACTER SET UTF8;
                COMMIT;
                """.formatted(
                        folder.resolve("security.fdb"), folder.resolve("contract.fdb")));
        Process init = process(folder, "isql-fb", "-q", "-b", "-i", "init.sql");
        if (!init.waitFor(60, TimeUnit.SECONDS) || init.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("log")));
        }
        return new FirebirdServer(new ServerProcess(folder, port, process(folder, SERVER.toString())).awaitStart());
    }

    /** Where the package has what belongs to the server. */
    private static Optional<Path> plugins() throws IOException {
        if (!Files.isExecutable(SERVER)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.find(LIBRARIES, 5, (path, its) -> path.endsWith("firebird/3.0/plugins"))) {
            return found.findFirst();
        }
    }

    private static Process process(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment().put("FIREBIRD", folder.toString());
        builder.environment().put("FIREBIRD_LOCK", folder.resolve("lock").toString());
        builder.environment().put("FIREBIRD_TMP", folder.resolve("tmp").toString());
        return builder.start();
    }

    String url() {
        return "jdbc:firebird://127.0.0.1:" + server.port() + "/"
                + server.folder().resolve("contract.fdb") + "?encoding=UTF8";
    }

    /** Stops the server and removes what it left. */
    void close() throws Exception {
        server.close();
    }
}
