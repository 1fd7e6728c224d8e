// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.model.ErrorKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents tell of settings, errors and each other. */
class DocsTablesTest {
    private static final Path README = Markdown.ROOT.resolve("README.md");

    @Test
    void settings_inTheReadme_areThoseThereAre() {
        Map<String, List<String>> there = new TreeMap<>();
        SimpleJsonSettings.descriptions()
                .forEach(setting -> there.put(setting.name(), List.of(setting.defaultValue(), setting.text())));

        assertThat(Markdown.tableRows(README, "Settings")).containsExactlyInAnyOrderEntriesOf(there);
    }

    @Test
    void errors_inTheReadme_areThoseThereAre() {
        Map<String, String> there = new TreeMap<>();
        for (ErrorKind kind : ErrorKind.values()) {
            there.put(kind.name(), Integer.toString(kind.status()));
        }
        Map<String, String> told = new TreeMap<>();
        Markdown.tableRows(README, "Errors").forEach((code, cells) -> told.put(code, cells.get(0)));

        assertThat(told).containsExactlyInAnyOrderEntriesOf(there);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_toFiles_leadSomewhere(Path document) {
        List<String> links = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)")
                .matcher(Markdown.text(document))
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();

        assertThat(links).allMatch(link -> Files.exists(document.resolveSibling(link)));
    }

    static List<Path> documents() {
        return Markdown.all();
    }
}
