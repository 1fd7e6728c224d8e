// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.model.Notice;
import java.util.ArrayList;
import java.util.List;

/** What there is to say of a table that is shown: all of it to who asks for an explanation, some of it on every panel. */
final class Remarks {
    private final String table;
    private final List<String> all = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Notice> leftOut = new ArrayList<>();

    Remarks(String table) {
        this.table = table;
    }

    /** Says something to who asks only. */
    void add(String text) {
        all.add(text);
    }

    /** Says something on the panel as well. */
    void tell(Notice notice) {
        all.add(notice.text());
        notices.add(notice);
    }

    /** Says something on the panel as well, where its text alone does not say of which table it is. */
    void tellOfTable(Notice notice) {
        all.add(notice.text());
        notices.add(new Notice(notice.severity(), "table '" + table + "': " + notice.text()));
    }

    /** Says of rows that they are left out, on the panel unless those of all rows are counted. */
    void tellOfLeftOut(Notice notice) {
        all.add(notice.text());
        leftOut.add(notice);
    }

    List<String> all() {
        return all;
    }

    /** For the panel. */
    List<Notice> notices() {
        return notices;
    }

    /** For the panel, of rows of the sample. */
    List<Notice> leftOut() {
        return leftOut;
    }
}
