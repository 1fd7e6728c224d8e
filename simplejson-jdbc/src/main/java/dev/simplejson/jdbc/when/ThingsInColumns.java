// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.names.ColumnName;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbered columns that are things beside each other, such as cells or players, and no parts of a time. */
final class ThingsInColumns {
    private static final Set<String> THINGS = Set.of(
            "cell",
            "cells",
            "zelle",
            "channel",
            "channels",
            "chan",
            "ch",
            "kanal",
            "player",
            "players",
            "spieler",
            "port",
            "ports",
            "sensor",
            "sensors",
            "probe",
            "probes",
            "led",
            "leds",
            "pin",
            "pins",
            "pixel",
            "pixels",
            "px",
            "band",
            "bands",
            "bin",
            "bins",
            "module",
            "modules",
            "core",
            "cores",
            "cpu",
            "gpu",
            "fan",
            "fans",
            "string",
            "strings",
            "panel",
            "panels",
            "relay",
            "valve",
            "pump",
            "node",
            "device",
            "dev",
            "question",
            "answer",
            "team",
            "axis",
            "motor",
            "servo",
            "electrode",
            "bit",
            "room",
            "tank",
            "disk",
            "station",
            "well",
            "zone",
            "outlet",
            "socket",
            "circuit",
            "breaker",
            "phase");

    /** What a letter stands for, where another name says so. */
    private static final Map<String, Set<String>> LETTERS = Map.of(
            "c",
                    Set.of(
                            "cell",
                            "cells",
                            "battery",
                            "batteries",
                            "batterie",
                            "bms",
                            "akku",
                            "pack",
                            "channel",
                            "channels"),
            "p",
                    Set.of(
                            "player", "players", "team", "match", "matches", "game", "games", "score", "scores", "port",
                            "ports", "pixel", "pixels"),
            "s", Set.of("sensor", "sensors", "string", "strings", "station", "stations"),
            "q", Set.of("question", "questions", "quiz", "survey", "exam", "student", "pupil"),
            "d", Set.of("device", "devices", "disk", "disks"),
            "l", Set.of("led", "leds"));

    /** Of volts that one cell can have. */
    private static final double EMPTY_VOLTS = 1.5;

    private static final double FULL_VOLTS = 4.5;

    /** Cells of a pack differ by less, and hours of a day by more. */
    private static final double SPREAD = 0.1;

    /** So far is the next one from one that stands beside it by chance; what was measured an hour later is nearer. */
    private static final double NO_NEARER = 0.8;

    private static final int FEWEST_ROWS = 5;

    private ThingsInColumns() {}

    /**
     * Whether columns are things by what they are called, or by what else there is in the table.
     *
     * @param rest what their names have in common, without the number
     */
    static boolean are(String rest, Collection<TableColumn> columns, SampledTable known) {
        List<String> words = ColumnName.of(rest).words();
        if (words.stream().anyMatch(THINGS::contains)) {
            return true;
        }
        if (words.size() != 1 || words.get(0).length() != 1) {
            return false;
        }
        Set<String> said = LETTERS.getOrDefault(words.get(0), Set.of());
        return saysOneOf(said, ColumnName.of(known.table().name()))
                || known.names().stream().anyMatch(name -> saysOneOf(said, name))
                || areVoltsOfCells(columns, known);
    }

    private static boolean saysOneOf(Set<String> said, ColumnName name) {
        return name.words().stream().anyMatch(said::contains);
    }

    /** Whether the numbers of each row are close together, as volts of cells are, and those of neighbours no closer than others. */
    private static boolean areVoltsOfCells(Collection<TableColumn> columns, SampledTable known) {
        List<Integer> places =
                columns.stream().map(column -> known.place(column.name())).toList();
        int rows = 0;
        double steps = 0;
        double distances = 0;
        for (int row = 0; row < known.sample().rows(); row++) {
            int at = row;
            double[] volts = places.stream()
                    .map(place -> known.cells(place).cells().get(at))
                    .filter(Number.class::isInstance)
                    .mapToDouble(cell -> ((Number) cell).doubleValue())
                    .toArray();
            if (volts.length < 2) {
                continue;
            }
            double least = Arrays.stream(volts).min().orElse(0);
            double most = Arrays.stream(volts).max().orElse(0);
            if (least < EMPTY_VOLTS || most > FULL_VOLTS || most - least > SPREAD * most) {
                return false;
            }
            rows++;
            for (int i = 0; i < volts.length; i++) {
                steps += i == 0 ? 0 : Math.abs(volts[i] - volts[i - 1]) / (volts.length - 1);
                for (int j = 0; j < i; j++) {
                    distances += Math.abs(volts[i] - volts[j]) / (volts.length * (volts.length - 1) / 2.0);
                }
            }
        }
        return rows >= FEWEST_ROWS && steps > NO_NEARER * distances;
    }
}
