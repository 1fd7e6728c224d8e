// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's documents, and what stands in them between fences. */
final class Markdown {
    static final Path ROOT =
            Path.of(System.getProperty("basedir", ""), "..").toAbsolutePath().normalize();

    /** Run as a whole, with its commands, by {@code .ci/guides}. */
    static final Path GUIDE = ROOT.resolve("docs/getting-started.md");

    /** Its class is served, and asked, by {@link DocsWritingTest}. */
    static final Path WRITING = ROOT.resolve("docs/writing-a-data-source.md");

    private static final String FENCE = "```";

    private Markdown() {}

    /** All documents: those at the root, and docs/. */
    static List<Path> all() {
        return Stream.concat(markdownIn(ROOT), markdownIn(ROOT.resolve("docs"))).toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The blocks of all documents but the guide, in their order. */
    static List<Block> blocks() {
        return all().stream()
                .filter(file -> !file.equals(GUIDE))
                .flatMap(file -> blocks(file).stream())
                .toList();
    }

    static Stream<Block> blocks(String language) {
        return blocks().stream().filter(block -> block.language().equals(language));
    }

    /** What stands outside all fences, by the number of its line. */
    static Map<Integer, String> prose(Path file) {
        Map<Integer, String> prose = new TreeMap<>();
        List<String> lines = text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                i = endOfBlock(file, lines, i);
            } else {
                prose.put(i + 1, lines.get(i));
            }
        }
        return prose;
    }

    /** The cells of the table rows whose first cell is code, by that code. */
    static Map<String, List<String>> tableRows(Path file, String heading) {
        String section = text(file).split("\n## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.split("\\|"))
                        .skip(1)
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList())
                .collect(Collectors.toMap(
                        cells -> cells.get(0), cells -> cells.subList(1, cells.size()), (a, b) -> a, TreeMap::new));
    }

    static List<Block> blocks(Path file) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(FENCE)) {
                int end = endOfBlock(file, lines, i);
                blocks.add(new Block(
                        file.getFileName().toString(),
                        i + 1,
                        lines.get(i).substring(FENCE.length()),
                        String.join("\n", lines.subList(i + 1, end))));
                i = end;
            }
        }
        return blocks;
    }

    private static int endOfBlock(Path file, List<String> lines, int start) {
        int length = lines.subList(start + 1, lines.size()).indexOf(FENCE);
        if (length < 0) {
            throw new AssertionError(file + ":" + (start + 1) + ": the block has no end");
        }
        return start + 1 + length;
    }

    private static Stream<Path> markdownIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What stands between two fences. */
    record Block(String file, int line, String language, String text) {
        boolean isCurl() {
            return language.equals("sh") && text.startsWith("curl ");
        }

        /** The commands of a {@code sh} block, each on one line, without remarks. */
        List<String> commands() {
            return text.replaceAll("\\\\\n\\s*", "")
                    .lines()
                    .map(line -> line.replaceFirst("\\s+#.*", ""))
                    .toList();
        }

        @Override
        public String toString() {
            return file + ":" + line + " " + language;
        }
    }
}
