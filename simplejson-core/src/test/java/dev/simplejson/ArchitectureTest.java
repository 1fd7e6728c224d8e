// SPDX-License-Identifier: Apache-2.0

package dev.simplejson;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may know whom inside core. */
class ArchitectureTest {
    private static final String ROOT = "dev.simplejson";
    private static final String JACKSON = "com.fasterxml.jackson.core..";
    private static final String RE2J = "com.google.re2j..";

    static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** One room; {@code mayUse} holds other rooms' names, {@code libraries} package patterns beyond the JDK and JSpecify. */
    record Room(String name, List<String> mayUse, List<String> libraries) {
        String packages() {
            return ROOT + "." + name;
        }

        String[] allowed() {
            Stream<String> rooms = mayUse.stream().map(room -> ROOT + "." + room);
            Stream<String> always = Stream.of("java..", "org.jspecify.annotations..", packages());
            return Stream.of(always, rooms, libraries.stream())
                    .flatMap(patterns -> patterns)
                    .toArray(String[]::new);
        }
    }

    private static final List<Room> ROOMS = List.of(
            new Room("model", List.of(), List.of()),
            new Room("filter", List.of("model"), List.of(RE2J)),
            new Room("thin", List.of("model"), List.of()),
            new Room("time", List.of(), List.of()),
            new Room("settings", List.of("thin"), List.of()),
            new Room("spi", List.of("model", "filter", "thin"), List.of()),
            new Room("hook", List.of("model"), List.of()),
            new Room("endpoint", List.of("model", "spi", "settings"), List.of()),
            new Room("transform", List.of("model", "filter", "thin", "time"), List.of()),
            new Room("json.digits", List.of(), List.of()),
            new Room("json.read", List.of("model", "filter", "time"), List.of(JACKSON)),
            new Room("json.write", List.of("model", "time", "json.digits"), List.of(JACKSON)),
            new Room("engine.work", List.of("model", "spi", "hook"), List.of()),
            new Room("engine.http", List.of("model", "hook", "endpoint", "json.write", "engine.work"), List.of()),
            new Room("engine.access", List.of("model", "settings", "hook", "engine.work"), List.of()),
            new Room("engine.keep", List.of("model", "filter", "spi", "hook", "json.write", "engine.work"), List.of()),
            new Room(
                    "engine.ask",
                    List.of(
                            "model",
                            "filter",
                            "settings",
                            "spi",
                            "hook",
                            "endpoint",
                            "transform",
                            "json.read",
                            "json.write",
                            "engine.work",
                            "engine.http",
                            "engine.keep"),
                    List.of()),
            new Room(
                    "engine",
                    List.of(
                            "model",
                            "settings",
                            "spi",
                            "hook",
                            "endpoint",
                            "json.read",
                            "json.write",
                            "engine.work",
                            "engine.http",
                            "engine.access",
                            "engine.keep",
                            "engine.ask"),
                    List.of()));

    static List<Room> rooms() {
        return ROOMS;
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_knowsOnlyWhatItMay(Room room) {
        // A room without classes passes; everyClass_livesInARoom keeps a misspelt one from hiding.
        classes()
                .that()
                .resideInAPackage(room.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(room.allowed())
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void everyClass_livesInARoom() {
        String[] rooms = ROOMS.stream().map(Room::packages).toArray(String[]::new);
        classes().should().resideInAnyPackage(rooms).check(CORE);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void everyPackage_isNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : CORE) {
            JavaPackage room = type.getPackage();
            if (!room.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(room.getName());
            }
        }
        assertThat(unmarked).as("packages without @NullMarked").isEmpty();
    }
}
