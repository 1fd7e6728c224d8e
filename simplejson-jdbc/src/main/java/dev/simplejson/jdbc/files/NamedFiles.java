// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that are shown as tables, given by path or glob, and what each table is called. Immutable. */
public final class NamedFiles {
    private static final String EXPECTED =
            "expected .csv, .tsv, .json, .ndjson, .jsonl, also with .gz behind it, or .parquet";

    private static final Pattern NAME = Pattern.compile(
            "(?<table>.+?)\\.(?:(?<text>csv|tsv|json|ndjson|jsonl)(?:\\.gz)?|(?<parquet>parquet))",
            Pattern.CASE_INSENSITIVE);

    /** More tables are nobody's list to choose from, and a folder of a million files must not be opened file by file. */
    private static final int MOST_FILES = 1000;

    private final List<String> patterns;

    /**
     * Files by path, or by glob where there is no file of that very name.
     *
     * @throws IllegalArgumentException if a path that is no glob is not that of a file which can be read; the message says what is accepted
     */
    public NamedFiles(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("the setting jdbc.files names no file; " + EXPECTED);
        }
        for (String pattern : patterns) {
            if (!isGlob(pattern)) {
                check(pattern);
            }
        }
    }

    private static void check(String pattern) {
        String problem;
        try {
            Path file = Path.of(pattern);
            problem = !Files.exists(file)
                    ? "there is no such file"
                    : !Files.isRegularFile(file)
                            ? "that is a folder, a pipe or a device; expected a file"
                            : !Files.isReadable(file)
                                    ? "this process may not read that file"
                                    : NAME.matcher(file.getFileName().toString())
                                                    .matches()
                                            ? null
                                            : ofDatabase(pattern);
        } catch (InvalidPathException wrong) {
            problem = "that is no path";
        }
        if (problem != null) {
            throw new IllegalArgumentException("the setting jdbc.files names '" + pattern + "': " + problem);
        }
    }

    private static String ofDatabase(String file) {
        String url = DatabaseFile.url(file);
        return url == null ? EXPECTED : "that is a database; expected it in the setting jdbc.url, as " + url;
    }

    private static boolean isGlob(String pattern) {
        return pattern.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0) && !existsByThatName(pattern);
    }

    private static boolean existsByThatName(String pattern) {
        try {
            return Files.exists(Path.of(pattern));
        } catch (InvalidPathException globOnly) {
            return false;
        }
    }

    /** What there is now, by the names of the tables. */
    public Map<String, State> look() throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (String pattern : patterns) {
            files.addAll(isGlob(pattern) ? matching(pattern) : List.of(Path.of(pattern)));
        }
        List<State> states = new ArrayList<>();
        for (Path file : files) {
            Path absolute = file.toAbsolutePath().normalize();
            Matcher name = NAME.matcher(absolute.getFileName().toString());
            // One that went away meanwhile is a file less; what is no file may hang as soon as it is opened.
            if (name.matches() && Files.isRegularFile(absolute)) {
                BasicFileAttributes attributes = Files.readAttributes(absolute, BasicFileAttributes.class);
                states.add(new State(
                        absolute,
                        name.group("table"),
                        reader(name),
                        attributes.size(),
                        attributes.lastModifiedTime().toMillis()));
            }
        }
        return named(states);
    }

    private static String reader(Matcher name) {
        String text = name.group("text");
        if (text == null) {
            return "read_parquet";
        }
        return text.toLowerCase(Locale.ROOT).endsWith("sv") ? "read_csv" : "read_json";
    }

    /**
     * A file's name without its extension; with it where two have the same, with the folders as well where that is not enough, or a number.
     */
    private static Map<String, State> named(List<State> states) {
        Map<String, State> tables = new TreeMap<>();
        List<State> open = states;
        for (Function<State, String> naming : List.<Function<State, String>>of(
                State::table,
                state -> String.valueOf(state.file().getFileName()),
                state -> state.file().toString())) {
            Map<String, Integer> uses = new HashMap<>();
            // Case does not tell tables apart.
            open.forEach(state -> uses.merge(naming.apply(state).toLowerCase(Locale.ROOT), 1, Integer::sum));
            List<State> ambiguous = new ArrayList<>();
            for (State state : open) {
                boolean alone = Objects.equals(uses.get(naming.apply(state).toLowerCase(Locale.ROOT)), 1);
                if (alone) {
                    tables.put(naming.apply(state), state);
                } else {
                    ambiguous.add(state);
                }
            }
            open = ambiguous;
        }
        for (int i = 0; i < open.size(); i++) {
            // Of paths that differ in case only.
            tables.put(open.get(i).file() + " " + (i + 1), open.get(i));
        }
        return tables;
    }

    private static List<Path> matching(String glob) throws IOException {
        Path pattern = Path.of(glob.replace('*', 'x').replace('?', 'x'));
        String absolute = pattern.isAbsolute() ? glob : Path.of("").toAbsolutePath() + "/" + glob;
        String[] segments = absolute.split("/", -1);
        StringBuilder fixed = new StringBuilder();
        int depth = 0;
        while (depth < segments.length - 1 && segments[depth].chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)) {
            fixed.append(segments[depth++]).append('/');
        }
        Path folder = Path.of(fixed.toString());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + absolute);
        int levels = glob.contains("**") ? Integer.MAX_VALUE : segments.length - depth;
        try (Stream<Path> found = Files.walk(folder, levels, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> files = found.filter(matcher::matches)
                    .filter(Files::isReadable)
                    .limit(MOST_FILES + 1L)
                    .sorted()
                    .toList();
            if (files.size() > MOST_FILES) {
                throw new IOException("'" + glob + "' matches more than " + MOST_FILES + " files; name fewer");
            }
            return files;
        }
    }

    @Override
    public String toString() {
        return String.join(", ", patterns);
    }

    /**
     * A file as it is now.
     *
     * @param file absolute
     * @param table its name without extension
     * @param reader the function of DuckDB that reads it
     * @param size in bytes
     * @param changedMillis when it was changed last
     */
    public record State(Path file, String table, String reader, long size, long changedMillis) {
        private static final int SMALL_BYTES = 32 * 1024 * 1024;

        /** Packed text is mostly an eighth of what it was. */
        private static final int SMALL_PACKED_BYTES = SMALL_BYTES / 8;

        /** Whether all of it is read in no time. */
        public boolean isSmall() {
            boolean isPacked = reader.equals("read_parquet")
                    || file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
            return size <= (isPacked ? SMALL_PACKED_BYTES : SMALL_BYTES);
        }
    }
}
