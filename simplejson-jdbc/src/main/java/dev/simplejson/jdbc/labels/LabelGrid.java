// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.labels;

import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.when.SampledTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and states that are called like nothing in particular, of which each combination comes once at every time: what is measured does
 * not do that.
 */
final class LabelGrid {
    /** Of more, three would be found by chance. */
    private static final int MOST_OF_GRID = 8;

    /** Two numbers may well come again. */
    private static final int FEWEST_OF_FRACTIONS = 3;

    private static final int FEWEST_TIMES = 3;

    private final LabelColumns facts;
    private final SampledTable known;
    private final int largest;
    private final int times;

    LabelGrid(LabelColumns facts) {
        this.facts = facts;
        this.known = facts.known;
        this.largest = facts.sharing(List.of()).largest();
        this.times = known.sample().distinct(facts.time.places());
    }

    /** One of them, or two; null if there is none. */
    @Nullable
    List<Integer> oneOrTwo() {
        List<Integer> some = places();
        for (int first : some) {
            if (times >= FEWEST_TIMES && known.cells(first).distinct() == largest && facts.isUnique(List.of(first))) {
                return List.of(first);
            }
        }
        for (int first : some) {
            for (int second : some) {
                List<Integer> pair = List.of(first, second);
                if (times >= FEWEST_TIMES
                        && first < second
                        && known.sample().distinct(pair) == largest
                        && facts.isUnique(pair)) {
                    return pair;
                }
            }
        }
        return times >= FEWEST_TIMES && largest >= FEWEST_OF_FRACTIONS ? ofFractions() : null;
    }

    /** The same of a number with a fraction, as strikes of options and quantiles are; null if there is none. */
    private @Nullable List<Integer> ofFractions() {
        int fraction = known.place(place -> known.column(place).kind().isFractional()
                && !facts.isTime(place)
                && known.cells(place).distinct() == largest
                && facts.isUnique(List.of(place)));
        return fraction < 0 ? null : List.of(fraction);
    }

    private List<Integer> places() {
        return known.places(place -> !facts.isTime(place)
                && (known.column(place).kind() == Kind.INTEGER && !facts.isPartOfTime(place) || facts.mayBeLabel(place))
                && !facts.isOtherTime(place)
                && !facts.numbering.contains(place)
                && known.cells(place).distinct() > 1
                && known.cells(place).distinct() <= largest);
    }

    /** Three of them; null if there are none. */
    @Nullable
    List<Integer> three() {
        List<Integer> some = places();
        if (some.size() > MOST_OF_GRID || times < FEWEST_TIMES) {
            return null;
        }
        for (int first = 0; first < some.size(); first++) {
            for (int second = first + 1; second < some.size(); second++) {
                for (int third = second + 1; third < some.size(); third++) {
                    List<Integer> three = List.of(some.get(first), some.get(second), some.get(third));
                    if (known.sample().distinct(three) == largest && facts.isUnique(three)) {
                        return three;
                    }
                }
            }
        }
        return null;
    }
}
