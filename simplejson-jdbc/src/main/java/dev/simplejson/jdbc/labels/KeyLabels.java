// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.labels;

import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.labels.LabelChooser.Labels;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the keys and the indexes of a table say of the columns that tell its series apart. */
final class KeyLabels {
    private final LabelColumns facts;
    private final SampledTable known;
    private final TimeChoice time;

    KeyLabels(LabelColumns facts) {
        this.facts = facts;
        this.known = facts.known;
        this.time = facts.time;
    }

    /** Whether a column is in the smallest key that holds the time, and behind it: what it is of stands in front. */
    boolean isBehindTime(int place) {
        TableInfo.Key key = uniqueKey();
        return key != null
                && key.columns().indexOf(known.column(place).name())
                        > key.columns().indexOf(known.column(time.place()).name());
    }

    /** The smallest key that holds the time. */
    private TableInfo.@Nullable Key uniqueKey() {
        TableInfo.Key smallest = null;
        for (TableInfo.Key key : known.table().keys()) {
            boolean holdsTime = time.places().stream()
                    .allMatch(
                            place -> key.columns().contains(known.column(place).name()));
            if (key.unique()
                    && holdsTime
                    && (smallest == null
                            || key.columns().size() < smallest.columns().size())) {
                smallest = key;
            }
        }
        return smallest;
    }

    /** What the smallest key that holds the time says: nothing of less is needed, and nothing of more can be. */
    @Nullable
    Labels ofUniqueKey() {
        TableInfo.Key smallest = uniqueKey();
        if (smallest == null) {
            return null;
        }
        List<Integer> labels = new ArrayList<>();
        boolean numbered = false;
        boolean whole = true;
        for (String name : smallest.columns()) {
            int place = known.place(name);
            if (place < 0 || facts.isTime(place)) {
                continue;
            }
            boolean number = known.column(place).kind().isNumber();
            if (facts.isOtherTime(place) && !facts.isOfSerials(place)
                    || facts.numbering.contains(place)
                    || number && facts.isManifold(place) && !facts.isFraction(place)) {
                numbered = true;
            } else if (!facts.isFraction(place)) {
                labels.add(place);
            } else {
                whole = false;
            }
        }
        // A key that the time shares with a number of the row itself, or with another time, says nothing.
        return numbered && !facts.isUnique(labels)
                ? null
                : new Labels(
                        labels,
                        "the key " + smallest.columns() + " says so",
                        null,
                        null,
                        whole && !numbered ? List.of() : facts.namesOfOthers());
    }

    /** What stands in front of the time in an index: rows are looked for by it. */
    @Nullable
    Labels ofIndex() {
        for (TableInfo.Key key : known.table().keys()) {
            int at = key.columns().indexOf(known.column(time.place()).name());
            if (at > 0) {
                List<Integer> labels = new ArrayList<>();
                for (String name : key.columns().subList(0, at)) {
                    int place = known.place(name);
                    if (place >= 0 && facts.isTime(place)) {
                        continue;
                    }
                    if (place < 0
                            || !facts.mayBeLabel(place) && !facts.mayBeThing(place)
                            || known.name(place).isCondition()
                            || facts.numbering.contains(place)) {
                        return null;
                    }
                    labels.add(place);
                }
                return new Labels(
                        labels,
                        "the index " + key.columns() + " looks rows up by it",
                        null,
                        null,
                        facts.namesOfOthers());
            }
        }
        return null;
    }

    /**
     * The texts of a unique key that does not hold the time, one of them called like a thing: of each combination there is one row, its
     * latest, and so no time says more; null if there is none, or too many.
     */
    @Nullable
    Labels ofKeyWithoutTime() {
        for (TableInfo.Key key : known.table().keys()) {
            List<Integer> places = key.columns().stream().map(known::place).toList();
            boolean things = key.unique()
                    && places.size() > 1
                    && !places.contains(-1)
                    && places.stream()
                            .allMatch(place -> !facts.isTime(place)
                                    && known.column(place).kind() == Kind.TEXT
                                    && facts.mayBeLabel(place)
                                    && !known.name(place).isCondition())
                    && places.stream().anyMatch(place -> known.name(place).isIdentity());
            if (things && known.sample().whole() && known.sample().rows() <= LabelChooser.MOST_GUESSED) {
                return new Labels(places, "the key " + key.columns() + " says so", null, null, List.of());
            }
        }
        return null;
    }
}
