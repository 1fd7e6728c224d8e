// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.config.TimeFormat;
import dev.simplejson.jdbc.names.ColumnName;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import dev.simplejson.model.Notice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What speaks against the time that was chosen, or against how it is read. */
final class TimeDoubts {
    private static final double MOST_EMPTY = 0.1;

    private final SampledTable known;
    private final JdbcSettings.TableSettings declared;
    private final TimeChoice time;
    private final TimeFormat format;
    private final Remarks remarks;
    private final ColumnSample cells;
    private final ColumnName name;
    private final String setting;

    /** @param format how the time is read */
    TimeDoubts(SampledTable known, JdbcSettings settings, TimeChoice time, TimeFormat format, Remarks remarks) {
        this.known = known;
        this.declared = settings.table(known.table().name());
        this.time = time;
        this.format = format;
        this.remarks = remarks;
        this.cells = known.cells(time.place());
        this.name = known.name(time.place());
        this.setting = known.setting() + ".time";
    }

    /** The other columns that could be the time, each with what speaks for it. */
    List<String> runnersUp(List<TimeChoice> ranked) {
        List<String> runnersUp = new ArrayList<>();
        for (TimeChoice other : ranked) {
            if (!other.places().equals(time.places())) {
                runnersUp.add("'" + other.name() + "' as " + other.guess().format() + ": "
                        + String.join(", ", other.reasons()));
            }
        }
        for (int i = 0; i < known.columns().size(); i++) {
            ColumnSample sampled = known.cells(i);
            // Beside a time, what would be of 1970 in every format is measured, as a lap_time is.
            boolean may = sampled.texts() > 0 || known.epochs().mayBeTimes(sampled.asNumbers());
            if (isOpen(i) && may && !time.placeSet().contains(i)) {
                runnersUp.add(
                        "'" + known.column(i).name() + "': " + known.guess(i).reason());
            }
        }
        return runnersUp;
    }

    private boolean isOpen(int place) {
        return known.guess(place).open() && known.cells(place).values() > 0;
    }

    /**
     * What speaks against a time that nobody has set. Near ties are told on the panel, clear winners only to whoever asks.
     *
     * @return whether there was something
     */
    boolean remarkOnChoice(List<TimeChoice> ranked) {
        if (!declared.time().isEmpty()) {
            return false;
        }
        int said = remarks.all().size();
        String table = "table '" + known.table().name() + "'";
        if (time.places().size() == 1 && name.timeName() == ColumnName.TimeName.LATER) {
            List<String> open = known.namesOf(known.places(this::isOpen));
            // What is written when something has ended is in that order.
            if (!open.isEmpty() || !cells.order().ascends()) {
                remarks.tell(Notice.info(
                        "'" + time.name() + "' is " + (ranked.size() == 1 ? "the only time" : "taken for the time")
                                + " of " + table
                                + ", but its name says when something ends or is due; set " + setting + " to another"
                                + (open.isEmpty() ? "" : ", such as one of " + open)));
            }
        }
        TimeChoice.Doubt doubt = time.doubt();
        if (doubt != null) {
            remarks.tellOfTable(Notice.info(doubt.text()
                    + (doubt.instead() == null
                            ? "; if not, set " + setting + " = " + time.name()
                            : "; set " + setting + " = " + doubt.instead() + " if that is wrong, or = " + time.name()
                                    + " if it is right")));
        }
        List<String> near = ranked.stream()
                .filter(other -> !other.places().equals(time.places()) && (time.isNearly(other) || saysMore(other)))
                .map(TimeChoice::name)
                .toList();
        if (!near.isEmpty()) {
            remarks.tell(Notice.info("'" + time.name() + "' is taken for the time of " + table + ", but it could be "
                    + near + " as well; set " + setting + " to decide it"));
        }
        return remarks.all().size() > said;
    }

    /** A 'measurement_time' in nearly every row may be when, and a 'date' beside it when somebody entered that. */
    private boolean saysMore(TimeChoice other) {
        return known.name(other.place()).isOfMeasurement()
                && !name.isOfMeasurement()
                && known.cells(other.place()).emptiness() <= MOST_EMPTY;
    }

    /**
     * Seconds of long ago are seconds of today as others count them.
     *
     * @return whether they are
     */
    boolean remarkOnOtherSeconds() {
        double newest = Arrays.stream(cells.asNumbers()).max().orElse(0);
        String other = format.equals(TimeFormat.EPOCH_SECONDS) && declared.timeFormat() == null
                ? known.epochs().asOfThisMonth(newest)
                : "";
        if (!other.isEmpty()) {
            remarks.tell(Notice.info("'" + time.name() + "' of table '"
                    + known.table().name() + "' is read as " + format + ", but its newest, "
                    + ColumnSample.shown(newest) + ", is " + other.replace("#", setting + "-format")
                    + " to decide it"));
        }
        return !other.isEmpty();
    }
}
