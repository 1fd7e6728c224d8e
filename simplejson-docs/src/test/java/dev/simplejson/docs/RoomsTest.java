// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packages of all modules: none is crowded, each has its place in the documents, and what is open is watched. */
class RoomsTest {
    private static final int MOST_FILES = 25;
    private static final Path MODULES = Path.of("..");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern OPEN = Pattern.compile("^ *exports ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern UNWATCHED = Pattern.compile("<exclude>(dev\\.simplejson[\\w.]*)</exclude>");

    @Test
    void packages_haveFewFiles() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        for (Path module : modules()) {
            files.putAll(packages(module));
        }

        assertThat(files)
                .hasSizeGreaterThan(40)
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_FILES));
    }

    /** By the end of its name, which is how the document's tables and drawing write it. */
    @Test
    void packages_areNamedInTheArchitecture() throws IOException {
        String architecture = Files.readString(MODULES.resolve("docs/architecture.md"));

        for (Path module : modules()) {
            for (String name : packages(module).keySet()) {
                String root = "dev\\.simplejson\\.(jdbc\\.|graphite\\.)?";
                String room = name.equals("dev.simplejson.jdbc") || name.equals("dev.simplejson.graphite")
                        ? name
                        : name.replaceFirst("^" + root, "");
                assertThat(architecture)
                        .as(name + " in docs/architecture.md")
                        .containsPattern(
                                "[ `]" + Pattern.quote(room) + "[ `]|`simplejson-" + Pattern.quote(room) + "`");
            }
        }
    }

    @Test
    void packages_areComparedWithTheLastVersionIfTheyAreOpen() throws IOException {
        TreeSet<String> closed = new TreeSet<>();
        for (Path module : modules()) {
            Path description = module.resolve(SOURCES).resolve("module-info.java");
            if (Files.exists(description) && isPublished(module)) {
                closed.addAll(packages(module).keySet());
                closed.removeAll(found(OPEN, description));
            }
        }

        assertThat(found(UNWATCHED, MODULES.resolve("pom.xml"))).containsExactlyElementsOf(closed);
    }

    private static boolean isPublished(Path module) throws IOException {
        return !Files.readString(module.resolve("pom.xml")).contains("<maven.deploy.skip>true</maven.deploy.skip>");
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(MODULES)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve(SOURCES)))
                    .sorted()
                    .toList();
        }
    }

    /** How many files each has. */
    private static Map<String, Long> packages(Path module) throws IOException {
        Path sources = module.resolve(SOURCES);
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> sources.relativize(file.getParent())
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), "."))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        }
    }
}
