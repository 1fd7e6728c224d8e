// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.ignite.Ignition;
import org.apache.ignite.configuration.ClientConnectorConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;

/** A node of Ignite 2 that knows no other, on loopback, in a process of its own: it needs flags, and another H2 than the tests. */
final class IgniteServer {
    /** What its driver needs. */
    static final String DRIVER_FLAG = "--add-opens=java.base/java.nio=ALL-UNNAMED";

    private static final Path JARS = Path.of("target", "jars-apart");

    /**
     * Of https://ignite.apache.org/docs/2.17.0/quick-start/java#running-ignite-with-java-11-or-later, those that an empty node comes
     * across.
     */
    private static final List<String> OPENED = List.of(
            "java.io", "java.lang", "java.lang.invoke", "java.nio", "java.util", "java.util.concurrent", "sun.nio.ch");

    private final ServerProcess server;

    private IgniteServer(ServerProcess server) {
        this.server = server;
    }

    /** Starts one in a zone. */
    static IgniteServer start(String zone) throws Exception {
        Path folder = Files.createTempDirectory("simplejson-ignite").toRealPath();
        int port = ServerProcess.freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Duser.timezone=" + zone,
                "-DIGNITE_UPDATE_NOTIFIER=false",
                "-DIGNITE_QUIET=true"));
        OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        command.addAll(List.of(
                "-cp",
                String.join(
                        ":",
                        jar("ignite-core.jar"),
                        jar("ignite-indexing.jar"),
                        jar("h2.jar"),
                        SmallProcess.classPath()),
                Node.class.getName(),
                folder.toString(),
                String.valueOf(port),
                String.valueOf(ServerProcess.freePort()),
                String.valueOf(ServerProcess.freePort())));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return new IgniteServer(new ServerProcess(folder, port, process).awaitStart());
    }

    /** The jar of its driver. */
    static String driver() {
        return jar("ignite-core.jar");
    }

    private static String jar(String name) {
        return JARS.resolve(name).toAbsolutePath().toString();
    }

    String url() {
        return "jdbc:ignite:thin://127.0.0.1:" + server.port();
    }

    /** Stops the node and removes what it left. */
    void close() throws Exception {
        server.close();
    }

    /** The node itself; arguments: its folder, and the ports of drivers, discovery and communication. */
    static final class Node {
        private Node() {}

        public static void main(String[] arguments) {
            int discovery = Integer.parseInt(arguments[2]);
            Ignition.start(new IgniteConfiguration()
                    .setIgniteHome(arguments[0])
                    .setWorkDirectory(arguments[0])
                    .setLocalHost("127.0.0.1")
                    .setConnectorConfiguration(null)
                    .setClientConnectorConfiguration(new ClientConnectorConfiguration()
                            .setHost("127.0.0.1")
                            .setPort(Integer.parseInt(arguments[1]))
                            .setPortRange(0))
                    .setCommunicationSpi(new TcpCommunicationSpi()
                            .setLocalPort(Integer.parseInt(arguments[3]))
                            .setLocalPortRange(0))
                    .setDiscoverySpi(new TcpDiscoverySpi()
                            .setLocalPort(discovery)
                            .setLocalPortRange(0)
                            .setIpFinder(
                                    new TcpDiscoveryVmIpFinder().setAddresses(List.of("127.0.0.1:" + discovery)))));
        }
    }
}
