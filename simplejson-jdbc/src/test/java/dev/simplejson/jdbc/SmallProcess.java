// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class of the tests in a process of its own that has little memory, or other flags or jars. */
final class SmallProcess {
    private SmallProcess() {}

    /** What it prints. */
    static String run(Class<?> main, String heap, String... arguments) throws Exception {
        return run(main, List.of(heap), classPath(), arguments);
    }

    /** The class path of the tests. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** What it prints. */
    static String run(Class<?> main, List<String> flags, String classPath, String... arguments) throws Exception {
        return runBy(List.of(), main, flags, classPath, arguments);
    }

    /** What it prints if another command starts it. */
    static String runBy(List<String> starter, Class<?> main, List<String> flags, String classPath, String... arguments)
            throws Exception {
        Path output = Files.createTempFile("simplejson-small-process", ".txt");
        try {
            List<String> command = new ArrayList<>(starter);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(flags);
            command.addAll(List.of("-cp", classPath, main.getName()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no answer in two minutes");
            }
            return Files.readString(output);
        } finally {
            Files.delete(output);
        }
    }
}
