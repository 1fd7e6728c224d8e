// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a frame holds, read to its end and to be compared.
 *
 * @param name with its labels
 * @param times of a series; empty for a table
 * @param cells the values of a series, the rows of a table
 */
record Content(String name, List<Long> times, List<String> cells) {
    static List<Content> of(List<Frame> frames) throws Exception {
        List<Content> contents = new ArrayList<>();
        for (Frame frame : frames) {
            contents.add(of(frame));
        }
        return contents;
    }

    private static Content of(Frame frame) throws Exception {
        List<Long> times = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        if (frame instanceof TimeSeries series) {
            series.forEach((time, value) -> {
                times.add(time);
                cells.add(Double.toString(value));
            });
            return new Content(series.name() + TimeSeries.legend(series.labels()), times, cells);
        }
        Table table = (Table) frame;
        table.forEach(row -> cells.add(Arrays.deepToString(row)));
        return new Content(table.name() + table.columns(), times, cells);
    }

    int size() {
        return cells.size();
    }

    @Override
    public String toString() {
        return name;
    }
}
