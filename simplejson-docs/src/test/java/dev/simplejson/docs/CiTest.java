// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That nothing of what a change must pass is left out by mistake. */
class CiTest {
    /** Compares with a version of the past, which proves nothing of a change. */
    private static final Path THINNING = Ci.FOLDER.resolve("thinning");

    @Test
    void scripts_thatThereAre_areAllRun() throws IOException {
        try (Stream<Path> scripts = Files.list(Ci.FOLDER).filter(Files::isExecutable)) {
            assertThat(scripts.filter(script -> !script.equals(Ci.RUN) && !script.equals(THINNING)))
                    .containsExactlyInAnyOrderElementsOf(Ci.parts());
        }
    }

    @Test
    void parts_inContributing_areThoseThereAre() {
        assertThat(Markdown.tableRows(Markdown.ROOT.resolve("CONTRIBUTING.md"), "Build")
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(Ci.parts().stream()
                        .map(part -> ".ci/" + part.getFileName())
                        .toList());
    }

    /** What it has looked at is counted at its end, and {@code .ci/run} adds it up. */
    @ParameterizedTest
    @MethodSource("parts")
    void part_atItsEnd_saysWhatItHasLookedAt(Path part) {
        assertThat(Markdown.text(part)).endsWith("\nfinish\n").containsPattern("(?m)^ *(pass|ask .*|refused .*)$");
    }

    static List<Path> parts() {
        return Ci.parts();
    }
}
