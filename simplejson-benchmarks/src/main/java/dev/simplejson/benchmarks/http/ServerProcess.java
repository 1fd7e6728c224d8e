// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a JVM of its own. Closing ends it. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("port: (\\d+)|http://[^ ]*:(\\d+)");

    private final Process process;
    private final int port;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        this.port = readPort(process.inputReader());
    }

    /** A {@link BenchmarkServer}. */
    static ServerProcess benchmark(List<String> jvmOptions, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BenchmarkServer.class.getName()));
        command.addAll(arguments);
        return start(command);
    }

    /** The server of the examples, on a port that is free. */
    static ServerProcess example(Path jar) throws IOException {
        return start(List.of("-jar", jar.toString(), "--port", "0"));
    }

    private static ServerProcess start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            return new ServerProcess(process);
        } catch (IOException failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    private static int readPort(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return Integer.parseInt(port.group(1) == null ? port.group(2) : port.group(1));
            }
        }
        throw new IOException("the server ended without naming its port");
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
