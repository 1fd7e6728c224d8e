// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom inside the database module. */
class RoomsTest {
    private static final String ROOT = "dev.simplejson.jdbc";

    /** Each room with those that it may use. */
    private static final Map<String, List<String>> ROOMS = Map.ofEntries(
            Map.entry("sql", List.of()),
            Map.entry("config", List.of("sql")),
            Map.entry("dialect", List.of("config")),
            Map.entry("vendor.embedded", List.of("config", "dialect")),
            Map.entry("vendor.server", List.of("config", "dialect")),
            Map.entry("files", List.of()),
            Map.entry("connect", List.of("sql", "dialect", "files")),
            Map.entry("time", List.of("sql", "config", "dialect")),
            Map.entry("names", List.of()),
            Map.entry("sample", List.of("dialect", "connect", "time")),
            Map.entry("when", List.of("config", "dialect", "time", "names", "sample")),
            Map.entry("labels", List.of("config", "dialect", "time", "names", "sample", "when")),
            Map.entry(
                    "discovery",
                    List.of(
                            "sql", "config", "dialect", "files", "connect", "time", "names", "sample", "when",
                            "labels")),
            Map.entry("rows", List.of("sql", "config", "dialect", "connect", "time", "when", "discovery")));

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    static Set<String> rooms() {
        return ROOMS.keySet();
    }

    private static String packageOf(String room) {
        return ROOT + "." + room;
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_knowsOnlyWhatItMay(String room) {
        Set<String> allowed = Stream.concat(Stream.of(room), ROOMS.get(room).stream())
                .map(RoomsTest::packageOf)
                .collect(Collectors.toSet());
        Set<String> foreign = new TreeSet<>();
        for (JavaClass type : MODULE) {
            if (type.getPackageName().equals(packageOf(room))) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .filter(name -> name.startsWith(ROOT) && !allowed.contains(name))
                        .forEach(name -> foreign.add(type.getSimpleName() + " knows " + name));
            }
        }
        assertThat(foreign).isEmpty();
    }

    @Test
    void everyClass_livesInARoomOrAtTheFront() {
        String[] rooms = Stream.concat(Stream.of(ROOT), ROOMS.keySet().stream().map(RoomsTest::packageOf))
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(rooms).check(MODULE);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MODULE);
    }

    @Test
    void everyPackage_isARoomAndNullMarked() {
        assertThat(MODULE.stream().map(JavaClass::getPackage).distinct())
                .hasSize(ROOMS.size() + 1)
                .allSatisfy(room ->
                        assertThat(room.isAnnotatedWith(NullMarked.class)).isTrue());
    }
}
