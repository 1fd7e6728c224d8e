// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.dialect.TextSize;
import dev.simplejson.jdbc.time.IsoText;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a column holds in the rows that discovery looks at. */
public final class ColumnSample {
    private static final String LONG_TEXT = "\0";

    private final Set<Object> distinct = new HashSet<>();
    private final Set<Shape> shapes = new LinkedHashSet<>();
    private int integers;
    private int fractions;
    private int texts;
    private int others;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;

    /** How a text is written that may be a time. */
    public enum Shape {
        DATE,
        T,
        T_UTC,
        T_OFFSET,
        SPACE,
        SPACE_UTC,
        SPACE_OFFSET,
        NO_TIME
    }

    public void add(@Nullable Object value) {
        if (value == null) {
            return;
        }
        boolean isLong =
                value instanceof byte[] || value instanceof String text && text.length() > TextSize.LONGEST_SAMPLED;
        distinct.add(isLong ? LONG_TEXT : value);
        if (value instanceof Number number) {
            boolean fraction = value instanceof Double || value instanceof Float || value instanceof BigDecimal;
            integers += fraction ? 0 : 1;
            fractions += fraction ? 1 : 0;
            smallest = Math.min(smallest, number.doubleValue());
            largest = Math.max(largest, number.doubleValue());
        } else if (value instanceof String text) {
            texts++;
            shapes.add(shape(text));
        } else {
            others++;
        }
    }

    private static Shape shape(String text) {
        IsoText time = IsoText.parse(text);
        if (time == null) {
            return Shape.NO_TIME;
        }
        if (time.separator() == '\0') {
            return Shape.DATE;
        }
        boolean t = time.separator() == 'T';
        if (!time.hasOffset()) {
            return t ? Shape.T : Shape.SPACE;
        }
        if (time.offsetMillis() == 0) {
            return t ? Shape.T_UTC : Shape.SPACE_UTC;
        }
        return t ? Shape.T_OFFSET : Shape.SPACE_OFFSET;
    }

    public int values() {
        return integers + fractions + texts + others;
    }

    public int numbers() {
        return integers + fractions;
    }

    public int fractions() {
        return fractions;
    }

    public int texts() {
        return texts;
    }

    public int others() {
        return others;
    }

    public int distinct() {
        return distinct.size();
    }

    public Set<Shape> shapes() {
        return shapes;
    }

    public double smallest() {
        return smallest;
    }

    public double largest() {
        return largest;
    }

    /** Whether the values look like names of series and not like remarks: few, or often the same. */
    public boolean looksLikeLabel() {
        return !distinct.contains(LONG_TEXT) && (distinct.size() <= 20 || 2 * distinct.size() <= values());
    }
}
