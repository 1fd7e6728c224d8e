// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Column;
import dev.simplejson.model.TimeSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names the columns of joined series: by title, else name; with the labels where that is not enough; at last with a number. */
final class ColumnNames {
    private static final String TIME = "Time";

    private final Map<String, Integer> uses = new HashMap<>();
    private final Set<String> taken = new HashSet<>(Set.of(TIME));

    /** The time column and one for each series. */
    List<Column> columns(List<TimeSeries> series) {
        series.forEach(one -> uses.merge(plainName(one), 1, Integer::sum));
        List<Column> columns = new ArrayList<>(series.size() + 1);
        columns.add(Column.time(TIME));
        for (TimeSeries one : series) {
            Column column = Column.number(uniqueName(one));
            String unit = one.unit();
            columns.add(unit == null ? column : column.withUnit(unit));
        }
        return columns;
    }

    private static String plainName(TimeSeries series) {
        String title = series.title();
        String name = title == null ? series.name() : title;
        return name.isEmpty() ? "Value" : name;
    }

    private String uniqueName(TimeSeries series) {
        String plain = plainName(series);
        boolean ambiguous = uses.getOrDefault(plain, 0) > 1 && !series.labels().isEmpty();
        String name = ambiguous ? plain + " " + labels(series) : plain;
        String unique = name;
        for (int number = 2; !taken.add(unique); number++) {
            unique = name + " (" + number + ")";
        }
        return unique;
    }

    private static String labels(TimeSeries series) {
        List<String> labels = new ArrayList<>();
        series.labels().forEach((key, value) -> labels.add(key + "=\"" + value + "\""));
        return "{" + String.join(", ", labels) + "}";
    }
}
