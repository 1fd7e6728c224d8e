// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to measure and where to write it.
 *
 * @param scenarios what is measured
 * @param quick whether only to see that everything runs
 * @param docs the documentation's directory; null to leave it as it is
 * @param examples the runnable jar of the examples
 */
record Options(
        List<Scenario> scenarios, boolean quick, @Nullable Path docs, Path examples, boolean help) {
    static final String HELP = """
            Measures simplejson over HTTP, in about six minutes.

              --only NAMES     scenarios, with commas between them; of %s
              --docs DIR       writes the results into DIR/benchmarks.md and the plots into DIR/benchmarks/
              --examples JAR   the runnable jar of the examples, if it is not where the build leaves it
              --quick          a tenth of the time: shows that everything runs, and measures nothing
              --help           this text""".formatted(Scenario.names());

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if there is one that nobody knows; the message says what is accepted
     */
    static Options of(String[] arguments) {
        Options options = new Options(List.of(Scenario.values()), false, null, builtExamples(), false);
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    private Options with(String argument, Iterator<String> rest) {
        return switch (argument) {
            case "--only" ->
                new Options(
                        Arrays.stream(value(argument, rest).split(","))
                                .map(Scenario::named)
                                .toList(),
                        quick,
                        docs,
                        examples,
                        help);
            case "--docs" -> new Options(scenarios, quick, Path.of(value(argument, rest)), examples, help);
            case "--examples" -> new Options(scenarios, quick, docs, Path.of(value(argument, rest)), help);
            case "--quick" -> new Options(scenarios, true, docs, examples, help);
            case "--help" -> new Options(scenarios, quick, docs, examples, true);
            default ->
                throw new IllegalArgumentException(
                        "unexpected argument '" + argument + "'; --help lists what there is");
        };
    }

    private static String value(String argument, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(argument + " needs a value; --help says which");
        }
        return rest.next();
    }

    /** Beside this jar, in the directory of its own module. */
    private static Path builtExamples() {
        try {
            Path benchmarks = Path.of(Options.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return benchmarks
                    .resolve("../../../simplejson-examples/target/simplejson-examples.jar")
                    .normalize();
        } catch (URISyntaxException neverAFile) {
            throw new IllegalStateException(neverAFile);
        }
    }
}
