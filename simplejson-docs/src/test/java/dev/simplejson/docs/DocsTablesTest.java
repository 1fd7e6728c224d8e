// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.docs.Markdown.Block;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.model.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents tell of settings, errors and each other. */
class DocsTablesTest {
    private static final Path SETTINGS = Markdown.ROOT.resolve("docs/settings.md");
    private static final Path OPERATIONS = Markdown.ROOT.resolve("docs/operations.md");
    private static final Path CORE = Markdown.ROOT.resolve("simplejson-core/src/main/java/dev/simplejson");
    private static final Pattern ROOM = Pattern.compile("─ ([\\w.]+) .*-> (.*)");
    private static final Path ARCHITECTURE_TEST =
            Markdown.ROOT.resolve("simplejson-core/src/test/java/dev/simplejson/ArchitectureTest.java");
    private static final Pattern ALLOWED = Pattern.compile("new Room\\(\\s*\"([\\w.]+)\",\\s*List\\.of\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("[\\w.]+");

    @Test
    void settings_inTheReadme_areThoseThereAre() {
        Map<String, List<String>> there = new TreeMap<>();
        SimpleJsonSettings.table()
                .forEach(setting -> there.put(setting.name(), List.of(setting.defaultText(), setting.description())));

        assertThat(Markdown.tableRows(SETTINGS, "Settings")).containsExactlyInAnyOrderEntriesOf(there);
    }

    @Test
    void limits_forOperators_areSettings() {
        Set<String> settings = SimpleJsonSettings.table().stream()
                .map(setting -> setting.name())
                .collect(Collectors.toSet());

        assertThat(Markdown.tableRows(OPERATIONS, "What each limit protects").keySet())
                .isNotEmpty()
                .isSubsetOf(settings);
    }

    @Test
    void alerts_forOperators_areOnMetersAndErrorsThereAre() throws IOException {
        String observer = Files.readString(Markdown.ROOT.resolve(
                "simplejson-micrometer/src/main/java/dev/simplejson/micrometer/MicrometerObserver.java"));
        Set<String> errors = Stream.of(ErrorKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> meters = Markdown.tableRows(OPERATIONS, "What to alert on").keySet();

        assertThat(meters)
                .isNotEmpty()
                .allSatisfy(
                        meter -> assertThat(observer).contains("builder(\"" + meter.replaceFirst(" .*", "") + "\""));
        assertThat(meters.stream()
                        .filter(meter -> meter.contains("error = "))
                        .map(meter -> meter.replaceFirst(".* ", "")))
                .isNotEmpty()
                .allMatch(errors::contains);
    }

    @Test
    void errors_inTheReadme_areThoseThereAre() {
        Map<String, String> there = new TreeMap<>();
        for (ErrorKind kind : ErrorKind.values()) {
            there.put(kind.name(), Integer.toString(kind.status()));
        }
        Map<String, String> told = new TreeMap<>();
        Markdown.tableRows(SETTINGS, "Errors").forEach((code, cells) -> told.put(code, cells.get(0)));

        assertThat(told).containsExactlyInAnyOrderEntriesOf(there);
    }

    @Test
    void rooms_inTheArchitecture_mayUseWhatTheyMay() {
        List<Block> drawn =
                Markdown.blocks("text").filter(DocsTablesTest::isRooms).toList();
        assertThat(drawn).hasSize(1);
        Map<String, String> told = new TreeMap<>();
        ROOM.matcher(drawn.get(0).text()).results().forEach(room -> told.put(room.group(1), room.group(2)));

        assertThat(roomsIn(told)).isEqualTo(roomsOfCore());
    }

    /** A drawing names each room at the start of a line, and on that line or the next classes that are there. */
    @Test
    void wayOfAQuery_inTheArchitecture_leadsThroughWhatThereIs() throws IOException {
        Block way = Markdown.blocks("text")
                .filter(DocsTablesTest::isWayOfAQuery)
                .findFirst()
                .orElseThrow();
        Set<String> classes = new TreeSet<>();
        Set<String> rooms = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Markdown.ROOT)) {
            files.filter(file -> file.toString().contains("/src/main/java/dev/simplejson/"))
                    .forEach(file -> {
                        String path = file.toString();
                        rooms.add(path.replaceFirst(".*/dev/simplejson/", "").replace('/', '.'));
                        classes.add(file.getFileName().toString().replace(".java", ""));
                    });
        }

        assertThat(Pattern.compile("\\b([A-Z][a-z]+[A-Z]\\w+)")
                        .matcher(way.text())
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty()
                .allMatch(name -> name.equals("GrafanaRequest") || classes.contains(name));
        assertThat(Pattern.compile("(?m)^ ([a-z][\\w.]*)")
                        .matcher(way.text())
                        .results()
                        .map(room -> room.group(1)))
                .isNotEmpty()
                .allMatch(rooms::contains);
    }

    static boolean isWayOfAQuery(Block block) {
        return block.file().endsWith("architecture.md") && block.text().startsWith(" Grafana ──HTTP──>");
    }

    @Test
    void rooms_inContributing_mayUseWhatTheyMay() {
        Map<String, String> told = new TreeMap<>();
        Markdown.tableRows(Markdown.ROOT.resolve("CONTRIBUTING.md"), "Where things are")
                .forEach((room, cells) -> {
                    if (Files.isDirectory(CORE.resolve(room.replace('.', '/')))) {
                        told.put(room, cells.get(1));
                    }
                });

        assertThat(roomsIn(told)).isEqualTo(roomsOfCore());
    }

    @Test
    void driver_inTheCommands_isTheOneThatIsTested() {
        Matcher driver = Pattern.compile("org\\.postgresql:postgresql:(\\S+)")
                .matcher(Markdown.text(Markdown.ROOT.resolve("docs/sql.md")));
        assertThat(driver.find()).isTrue();

        assertThat(Markdown.text(Markdown.ROOT.resolve("pom.xml")))
                .contains("<postgresql.version>" + driver.group(1) + "</postgresql.version>");
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

    @ParameterizedTest
    @MethodSource("documents")
    void links_toHeadings_leadToOne(Path document) {
        List<MatchResult> links = Pattern.compile("\\]\\(([^)#:]*)#([^)]*)\\)")
                .matcher(Markdown.text(document))
                .results()
                .toList();

        assertThat(links).allSatisfy(link -> {
            Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
            assertThat(anchors(target)).as(link.group()).contains(link.group(2));
        });
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Path document) {
        return Markdown.prose(document).values().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }

    static boolean isRooms(Block block) {
        return block.text().startsWith("dev.simplejson\n")
                && ROOM.matcher(block.text()).find();
    }

    /** The rooms that each description names. */
    private static Map<String, Set<String>> roomsIn(Map<String, String> descriptions) {
        Map<String, Set<String>> rooms = new TreeMap<>();
        descriptions.forEach((room, description) -> {
            Set<String> named = new TreeSet<>(List.of(description.split("[^\\w.]+")));
            named.retainAll(descriptions.keySet());
            if (description.startsWith("all of ")) {
                named.addAll(descriptions.keySet());
                named.remove(room);
            }
            rooms.put(room, named);
        });
        return rooms;
    }

    /** What core's own test allows, and holds the classes to. */
    private static Map<String, Set<String>> roomsOfCore() {
        Map<String, Set<String>> rooms = new TreeMap<>();
        ALLOWED.matcher(Markdown.text(ARCHITECTURE_TEST))
                .results()
                .forEach(room -> rooms.put(
                        room.group(1),
                        NAME.matcher(room.group(2))
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.toCollection(TreeSet::new))));
        return rooms;
    }

    static List<Path> documents() {
        return Markdown.all();
    }
}
