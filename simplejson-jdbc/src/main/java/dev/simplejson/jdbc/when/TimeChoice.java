// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.when;

import dev.simplejson.jdbc.dialect.TableColumn;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column, or a date and a time of day, that may be when the rows of a table happened.
 *
 * @param column what is selected and compared
 * @param places where its columns are in the table; two if date and time of day are apart
 * @param guess how it holds times
 * @param score how much speaks for it
 * @param reasons what that is
 * @param doubt null if there is none
 */
public record TimeChoice(
        TableColumn column,
        List<Integer> places,
        TimeGuess guess,
        double score,
        List<String> reasons,
        @Nullable Doubt doubt) {
    /** What is nearly as good as the best. */
    private static final double NEARLY = 2;

    /**
     * What may be wrong with it.
     *
     * @param instead the columns to set for the time in that case; null if none would be right
     */
    public record Doubt(String text, @Nullable String instead) {}

    public TimeChoice(TableColumn column, List<Integer> places, TimeGuess guess, double score, List<String> reasons) {
        this(column, places, guess, score, reasons, null);
    }

    /** One of which nothing is known that speaks for it. */
    public TimeChoice(TableColumn column, List<Integer> places, TimeGuess guess) {
        this(column, places, guess, 0, List.of());
    }

    public TimeChoice {
        places = List.copyOf(places);
        reasons = List.copyOf(reasons);
    }

    /** The same with what speaks for it. */
    TimeChoice scored(double newScore, List<String> newReasons) {
        return new TimeChoice(column, places, guess, newScore, newReasons, doubt);
    }

    public TimeChoice doubted(@Nullable Doubt other) {
        return new TimeChoice(column, places, guess, score, reasons, other);
    }

    /** Whether another one would be almost as good. */
    public boolean isNearly(TimeChoice other) {
        return Math.abs(score - other.score) < NEARLY;
    }

    /** The names of its columns. */
    public String name() {
        return column.name();
    }

    /** That of its first column. */
    public int place() {
        return places.get(0);
    }

    public Set<Integer> placeSet() {
        return Set.copyOf(places);
    }
}
