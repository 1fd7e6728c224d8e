// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The scripts that a change must pass. */
final class Ci {
    static final Path FOLDER = Markdown.ROOT.resolve(".ci");

    /** Runs all others. */
    static final Path RUN = FOLDER.resolve("run");

    private static final Pattern PART = Pattern.compile("(?m)^part (\\w+)$");

    private Ci() {}

    /** What {@link #RUN} runs, in its order. */
    static List<Path> parts() {
        return PART.matcher(Markdown.text(RUN))
                .results()
                .map(part -> FOLDER.resolve(part.group(1)))
                .toList();
    }

    /** The lines of all that is run, without remarks. */
    static List<String> lines() {
        return Stream.concat(Stream.of(RUN), parts().stream())
                .flatMap(script -> Markdown.text(script).lines())
                .filter(line -> !line.strip().startsWith("#"))
                .toList();
    }
}
