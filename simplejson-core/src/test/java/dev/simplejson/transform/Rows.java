// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows as lists. */
final class Rows {
    private Rows() {}

    static List<List<Object>> of(Frame frame) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        ((Table) frame).forEach(cells -> rows.add(new ArrayList<>(Arrays.asList(cells))));
        return rows;
    }

    /** A row that may hold null. */
    static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }
}
