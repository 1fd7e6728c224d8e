// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.function;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Invocation;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.series.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** {@code sortByName}: by legend, numbers in it by their size if that is wanted. */
public final class SortByName extends GraphiteFunction {
    private static final int NUMBER_WIDTH = 10;

    SortByName() {
        super(
                "sortByName",
                "Sorting",
                "Sorts the series by their names.",
                Parameter.required("seriesList", Parameter.Type.SERIES),
                Parameter.optional("natural", Parameter.Type.FLAG).withDefault("false"),
                Parameter.optional("reverse", Parameter.Type.FLAG).withDefault("false"));
    }

    @Override
    public void apply(Invocation call, Consumer<Series> out) {
        Comparator<Series> order =
                Comparator.comparing(call.flag("natural") ? series -> padded(series.name()) : Series::name);
        List<Series> all = new ArrayList<>(call.all("seriesList"));
        all.sort(call.flag("reverse") ? order.reversed() : order);
        all.forEach(out);
    }

    /** The name with zeros in front of its numbers. */
    private static String padded(String name) {
        StringBuilder padded = new StringBuilder();
        for (int i = 0; i < name.length(); ) {
            int end = i;
            while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
                end++;
            }
            if (end == i) {
                padded.append(name.charAt(i++));
                continue;
            }
            while (i < end - 1 && name.charAt(i) == '0') {
                i++;
            }
            padded.append("0".repeat(Math.max(0, NUMBER_WIDTH - (end - i)))).append(name, i, end);
            i = end;
        }
        return padded.toString();
    }

    @Override
    public boolean keepsPoints() {
        return true;
    }
}
