// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.names;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * What the name of a column says about it, read as words: {@code lastSeen}, {@code last_seen} and {@code LASTSEEN} alike. It is never the
 * only reason for anything; values, keys and indexes come first.
 */
public final class ColumnName {
    private final List<String> words;

    private ColumnName(List<String> words) {
        this.words = words;
    }

    public static ColumnName of(String name) {
        return new ColumnName(WordSplitter.split(name));
    }

    public List<String> words() {
        return words;
    }

    /**
     * The same of a name whose last word may end with a clock, {@code fixtime}, or begin with one, {@code timeofban}: only its values tell
     * that from a runtime.
     */
    public ColumnName withClockApart() {
        return new ColumnName(WordSplitter.withClockApart(words));
    }

    /** How much a name says that the column is when the row happened. */
    public enum TimeName {
        NONE(0),
        /** Something that is still to come, or that has nothing to do with when the row was made. */
        LATER(-4),
        UPDATED(2),
        CREATED(3),
        HAPPENED(6);

        private final int weight;

        TimeName(int weight) {
            this.weight = weight;
        }

        public int weight() {
            return weight;
        }
    }

    /** What kind of time the name is of; also of one that is no time's name but says that much: {@code last_run}. */
    public TimeName timeName() {
        if (isOfForecast() || words.equals(List.of("valid", "from")) || words.equals(List.of("valid", "since"))) {
            return TimeName.HAPPENED;
        }
        if (has(Words.LATER)) {
            return TimeName.LATER;
        }
        if (has(Words.UPDATED)) {
            return TimeName.UPDATED;
        }
        if (has(Words.CREATED)) {
            return TimeName.CREATED;
        }
        return isTime() ? TimeName.HAPPENED : TimeName.NONE;
    }

    /**
     * {@code valid_at} and {@code validTime} are when a forecast is for; {@code valid_until} is none, and {@code valid_from} is when a
     * price began.
     */
    private boolean isOfForecast() {
        return words.size() == 2
                && words.get(0).equals("valid")
                && (words.get(1).equals("at") || Words.CLOCKS.contains(words.get(1)));
    }

    /** Whether the name is of what is foreseen, so that its times are still to come: {@code forecast}, {@code valid_time}. */
    public boolean isOfPlans() {
        return has(Words.PLANS);
    }

    /** Whether the name is that of a time. */
    public boolean isTime() {
        int size = withoutUnit();
        if (size == 0) {
            return false;
        }
        if (words.equals(List.of("t"))) {
            return true;
        }
        String last = words.get(size - 1);
        if (Words.OF_SOMETHING_ELSE.contains(last) || size > 1 && Words.YES_OR_NO.contains(words.get(0))) {
            return false;
        }
        boolean at = last.equals("at")
                || size > 1 && (last.equals("on") || last.equals("from") || Words.ORDINALS.contains(words.get(0)));
        boolean utc = size < words.size()
                && (Words.CREATED.contains(last) || Words.UPDATED.contains(last) || Words.LATER.contains(last))
                && endsWith(Words.UTC);
        // So many are, of tokens or bytes.
        boolean used = last.equals("used");
        return at
                || utc
                || words.subList(0, size).stream().anyMatch(Words.CLOCKS::contains)
                || Words.HAPPENED.contains(last) && !used;
    }

    /** Whether the name is a time's only for its first or last word: {@code last_value} and {@code subtitles_on} are, too. */
    public boolean isTimeByAWordInPassing() {
        String last = words.isEmpty() ? "" : words.get(Math.max(0, withoutUnit() - 1));
        return isTime() && !isClock() && !Words.HAPPENED.contains(last) && !last.equals("at");
    }

    /** How many words there are without a unit at the end: {@code ts_ms}. */
    private int withoutUnit() {
        int size = words.size();
        while (size > 1
                && (Words.FRACTIONS.contains(words.get(size - 1))
                        || Words.UNITS.contains(words.get(size - 1))
                        || Character.isDigit(words.get(size - 1).charAt(0)))) {
            size--;
        }
        return size;
    }

    /** Whether the name says that it is a time, and no more. */
    public boolean isNothingButTime() {
        return !words.isEmpty() && Words.CLOCKS.containsAll(words);
    }

    /** Whether the name says that it is when something was measured: {@code measurement_time}, {@code observed_at}. */
    public boolean isOfMeasurement() {
        return has(Words.MEASURING) && isTime();
    }

    /** Whether the column says of rows that they are deleted, and no more: {@code deleted_at}, {@code isDeleted}. */
    public boolean isOfDeletion() {
        return has(Words.DELETED)
                && words.stream()
                        .allMatch(word -> Words.DELETED.contains(word)
                                || Words.YES_OR_NO.contains(word)
                                || Words.CLOCKS.contains(word)
                                || word.equals("at")
                                || word.equals("on"));
    }

    /** Whether the name is of a birthday, which is when next to nothing in a row happened. */
    public boolean isOfBirth() {
        return has(Words.BIRTHS);
    }

    /** Whether the name says which digits a date has, and no more: {@code YYYYMMDD}. */
    public boolean isOfDigits() {
        return words.size() == 1 && Set.of("yyyymmdd", "ymd", "yearmoda").contains(words.get(0));
    }

    /** Whether the name is a date's or that of a time of day, as far as {@link #rest} goes. */
    public boolean isClock() {
        return has(Words.CLOCKS);
    }

    /**
     * The name without what it says about clocks, and without what most times are of: the same for {@code end_date} and {@code end_time},
     * and for {@code date} and {@code start_time}.
     */
    public List<String> rest() {
        return words.stream()
                .filter(word -> !Words.CLOCKS.contains(word) && !Words.OF_MOST_TIMES.contains(word))
                .toList();
    }

    /** Whether the column names something that is measured, by all that is known of names. */
    public boolean isIdentity() {
        return has(Words.IDENTITIES) && !isCondition() && !Words.CHANGING.contains(words.get(0));
    }

    /** Whether what is named is one of the numbers that say where something is. */
    public boolean isCoordinate() {
        return has(Words.COORDINATES);
    }

    /** Whether what is named may be where, by whom or for whom one thing is measured: {@code station}, {@code file_name}. */
    public boolean isWhereabouts() {
        return endsWith(Words.WHEREABOUTS);
    }

    /** Whether the last word is of how long what is summed up takes: {@code timeframe}, {@code interval}. */
    public boolean isTimeframe() {
        return endsWith(Words.TIMEFRAMES);
    }

    /** Whether the last word is of something that changes along one line. */
    public boolean isCondition() {
        return endsWith(Words.CONDITIONS);
    }

    /** Whether what is named is the unit of a value: what differs in it cannot be one line. */
    public boolean isUnit() {
        return endsWith(Words.UNITS_NAMED);
    }

    /** Whether what is called like a state or a kind may tell lines apart, if it changes often. */
    public boolean mayDivide() {
        return endsWith(Words.DIVIDING);
    }

    /** Whether any word is of something that changes along one line, and not of a unit: {@code status_id}. */
    public boolean isOfState() {
        return words.stream().anyMatch(word -> Words.CONDITIONS.contains(word) && !Words.UNITS_NAMED.contains(word));
    }

    /** Whether any word is of something that changes along one line, or of a kind: {@code status_id}. */
    public boolean isOfCondition() {
        return has(Words.CONDITIONS) || has(Words.KINDS);
    }

    /** Whether the column numbers something. */
    public boolean isNumbering() {
        if (words.isEmpty()) {
            return false;
        }
        String last = words.get(words.size() - 1);
        String stem = stem(last);
        return Words.NUMBERING.contains(last)
                || Words.NUMBERED.contains(last)
                || Words.NUMBERING_IDENTITIES.contains(last) && has(Words.IDENTITIES)
                || !stem.equals(last) && Words.IDENTITIES.contains(stem);
    }

    private static String stem(String word) {
        for (String end : List.of("id", "no", "nr", "idx")) {
            if (word.endsWith(end)) {
                return word.substring(0, word.length() - end.length());
            }
        }
        return word;
    }

    /** Whether the name is that of a quantity, or ends with a unit: {@code cost}, {@code wind_direction}, {@code Rain Rate(mm/hr)}. */
    public boolean isMeasure() {
        int size = words.size();
        while (size > 1 && Words.UNITS_OF_MEASURE.contains(words.get(size - 1))) {
            size--;
        }
        if (size < words.size() || words.isEmpty()) {
            return !words.isEmpty();
        }
        String last = words.get(size - 1);
        return Words.MEASURES.contains(last)
                || Words.OF_MEASURES.contains(last)
                        && words.subList(0, size - 1).stream().anyMatch(Words.MEASURES::contains);
    }

    /** Whether what is named may be more than a thousand, and whole: people and money are, volts with three decimals are not. */
    public boolean mayBeCounted() {
        return !isMeasure() && !isGenericValue() || has(Words.COUNTED);
    }

    /** Whether the name is one of a value, and does not say of what. */
    public boolean isGenericValue() {
        return !words.isEmpty() && words.stream().allMatch(Words.GENERIC_VALUES::contains);
    }

    /** Whether the last word is of what rows are divided into: {@code type}, {@code category}. */
    public boolean isKind() {
        return endsWith(Words.KINDS);
    }

    /** Whether the column says when in a day, a week or a year, and not of which. */
    public boolean isPartOfDay() {
        return !words.isEmpty()
                && Words.PARTS_OF_DAY.contains(words.get(0))
                && (words.size() == 1 || words.contains("of"));
    }

    /** Whether the column holds how far times are from UTC. */
    public boolean isOffsetOfTime() {
        boolean offset = words.stream().anyMatch(word -> word.endsWith("offset") || word.equals("off"));
        return words.contains("utcoffset")
                || words.contains("tzoffset")
                || offset
                        && Set.of("utc", "tz", "gmt", "zone", "timezone").stream()
                                .anyMatch(words::contains);
    }

    /** Whether the name says that times without a zone are UTC: {@code created_utc}. */
    public boolean saysUtc() {
        return has(Words.UTC) && !isOffsetOfTime();
    }

    /** Whether the name is that of the same time in UTC: {@code post_date_gmt} of {@code post_date}, or of {@code post_date_local}. */
    public boolean isUtcOf(ColumnName other) {
        return saysUtc()
                && !other.saysUtc()
                && words.stream()
                        .filter(word -> !Words.UTC.contains(word))
                        .toList()
                        .equals(other.words.stream()
                                .filter(word -> !word.equals("local"))
                                .toList());
    }

    /** The zone of times without one, if the name says it; else another. */
    public ZoneId zoneOr(ZoneId other) {
        return saysUtc() ? ZoneOffset.UTC : other;
    }

    /** Whether the name says that times are of some zone, but not of which: {@code start_time_local}, and not {@code local_login}. */
    public boolean saysLocal() {
        int local = words.lastIndexOf("local");
        return local >= 0 && !saysUtc() && Words.CLOCKS.containsAll(words.subList(local + 1, words.size()));
    }

    /** Whether the column holds what a GPS receiver says. */
    public boolean isOfGps() {
        return words.contains("gps") || words.contains("gnss");
    }

    /** Whether the column holds ids, of whatever it is. */
    public boolean isId() {
        return words.size() > 1 && endsWith(Words.IDS) || words.size() == 1 && Words.IDS_ALONE.contains(words.get(0));
    }

    /** Whether the column is what Core Data keeps of each row for itself: its entity, and how often it was changed. */
    public boolean isOfCoreData() {
        return words.equals(List.of("z", "ent")) || words.equals(List.of("z", "opt"));
    }

    /** Whether the column numbers the rows themselves, by its name alone. */
    public boolean isRowId() {
        return words.size() == 1
                        && (Words.IDS.contains(words.get(0)) || words.get(0).equals("rowid"))
                || words.equals(List.of("z", "pk"));
    }

    /** Whether the column is what a second is divided into. */
    public boolean isFractionOfSecond() {
        return endsWith(Words.FRACTIONS) && !isTime() || words.size() == 1 && Words.FRACTIONS.contains(words.get(0));
    }

    private boolean endsWith(Set<String> some) {
        return !words.isEmpty() && some.contains(words.get(words.size() - 1));
    }

    private boolean has(Set<String> some) {
        return words.stream().anyMatch(some::contains);
    }
}
