// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.dialect.PointedText;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.dialect.TableColumn.Kind;
import dev.simplejson.jdbc.labels.SettingLines;
import dev.simplejson.jdbc.labels.SharedTimes;
import dev.simplejson.jdbc.sample.ColumnSample;
import dev.simplejson.jdbc.sample.UnitFactors;
import dev.simplejson.jdbc.sample.WrittenNumbers;
import dev.simplejson.jdbc.when.PartsOfDay;
import dev.simplejson.jdbc.when.SampledTable;
import dev.simplejson.jdbc.when.TimeChoice;
import dev.simplejson.model.Notice;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are no plain numbers, but ones with units, commas or points, or switches: what they may mean, and SQL that makes numbers of
 * them.
 */
final class TextNumbers {
    private final SampledTable known;
    private final SettingLines lines;

    /** @param lines where those that help are added */
    TextNumbers(SampledTable known, SettingLines lines) {
        this.known = known;
        this.lines = lines;
    }

    /**
     * Text that is no plain number is not drawn: what it means only somebody who knows can say.
     *
     * @param labels places of the columns that tell series apart
     * @param line how a column is asked for that is drawn beside them
     * @param drawn the columns that are, some of them only where their text is a plain number
     */
    void remark(
            TimeChoice time, List<Integer> labels, SharedTimes.Line line, List<TableColumn> drawn, Remarks remarks) {
        for (int i = 0; i < known.columns().size(); i++) {
            TableColumn column = known.column(i);
            // Some databases let text into columns that are declared as numbers.
            boolean text = column.kind() == Kind.TEXT
                    || column.kind().isNumber() && known.cells(i).texts() > 0;
            if (!text || labels.contains(i) || time.placeSet().contains(i)) {
                continue;
            }
            boolean apart = line.time().equals(time.column().quoted()) && !known.isOfDays(time, line.format());
            if (known.cells(i).isClock() && !known.name(i).isTime() && apart) {
                remarkOnDuration(i, line, remarks);
                continue;
            }
            List<Meaning> meanings =
                    known.cells(i).written().switches().isEmpty() ? numbersOf(i) : List.of(switchOf(i));
            if (meanings.isEmpty()) {
                remarkOnNothing(i, drawn, remarks);
                remarkOnTwo(i, line, drawn, remarks);
                continue;
            }
            String metric = lines.metric("_" + column.name());
            String made = lines.oneOf(meanings.stream()
                            .map(meaning -> new SettingLines.Choice(
                                    meaning.what(),
                                    lines.query(
                                            metric, line.time(), line.labels(), List.of(meaning.sql()), line.format())))
                            .toList())
                    + SettingLines.explained(meanings.get(0).sql());
            boolean isDrawn = drawn.contains(column);
            String point = exampleOfPoint(i);
            if (!point.isEmpty() && isDrawn) {
                remarks.tellOfTable(Notice.warning("'" + column.name() + "' is drawn with the point of " + point
                        + " as a decimal point, but its points may be between thousands" + commaElsewhere(i)
                        + "; have the database read it, as in " + made));
                continue;
            }
            String example = meanings.get(0).example();
            remarks.add("'" + column.name() + "' "
                    + (isDrawn
                            ? "is drawn only where its text is a plain number, and others, such as " + example
                                    + ", are none"
                            : "is not drawn, because its text, such as " + example + ", is no plain number")
                    + "; have the database make one of it, as in " + made);
        }
    }

    /** There may be numbers in rows that were not looked at. */
    private void remarkOnNothing(int place, List<TableColumn> drawn, Remarks remarks) {
        TableColumn column = known.column(place);
        if (!known.sample().whole() && known.cells(place).holdsNothing() && !drawn.contains(column)) {
            remarks.add("'" + column.name() + "' is not drawn, because it is text and holds nothing in the "
                    + known.sample().rows()
                    + " rows looked at; if there are numbers in others, ask for them in a query, metric.<name>.sql");
        }
    }

    /** {@code 120/80}, of which either may be drawn, or what one is of the other. */
    private void remarkOnTwo(int place, SharedTimes.Line line, List<TableColumn> drawn, Remarks remarks) {
        TableColumn column = known.column(place);
        String example = known.cells(place).written().exampleOfTwo();
        if (!example.isEmpty() && !drawn.contains(column)) {
            List<String> query = lines.query(
                    lines.metric("_" + column.name()),
                    line.time(),
                    line.labels(),
                    List.of(number(column.quoted())),
                    line.format());
            lines.add(query);
            remarks.add("'" + column.name() + "' is not drawn, because its text, such as " + example
                    + ", is two numbers; have the database take one of them, or what both make, as the first in "
                    + String.join(" and ", query));
        }
    }

    /** {@code 00:41:12}, which is no part of when the row happened. */
    private void remarkOnDuration(int place, SharedTimes.Line line, Remarks remarks) {
        TableColumn column = known.column(place);
        List<PartsOfDay.Reading> readings = new PartsOfDay(known, place).readings();
        if (readings.size() == 1) {
            PartsOfDay.Reading reading = readings.get(0);
            String seconds = "CASE WHEN " + reading.condition() + " THEN " + reading.seconds() + " END";
            List<String> query = lines.query(
                    lines.metric("_" + column.name()), line.time(), line.labels(), List.of(seconds), line.format());
            lines.add(query);
            remarks.add("'" + column.name() + "' is not drawn, because its text, such as "
                    + known.cells(place).example() + ", is no number; have the database count its seconds, as in "
                    + String.join(" and ", query));
        }
    }

    /** SQL that makes a number of a column of text, the likeliest; null if it hardly holds any. */
    @Nullable
    String number(int place) {
        List<Meaning> meanings = numbersOf(place);
        if (!meanings.isEmpty()) {
            return meanings.get(0).sql();
        }
        return known.cells(place).numericTexts() > 0
                ? number(known.column(place).quoted())
                : null;
    }

    /** What a text may mean, with an example of it, and the SQL that makes a number of it. */
    private record Meaning(String example, String what, String sql) {}

    private Meaning switchOf(int place) {
        StringBuilder sql =
                new StringBuilder("CASE ").append(known.column(place).quoted());
        known.cells(place)
                .written()
                .switches()
                .forEach((word, number) ->
                        sql.append(" WHEN '").append(word).append("' THEN ").append(number));
        String words =
                String.join("' or '", known.cells(place).written().switches().keySet());
        return new Meaning("'" + words + "'", "", sql.append(" END").toString());
    }

    /** What the numbers in a column of text may be; empty if hardly any begins with one. */
    private List<Meaning> numbersOf(int place) {
        List<Meaning> written = numbersAsWritten(place);
        Set<String> units = known.cells(place).written().units();
        Map<String, String> factors = UnitFactors.of(units);
        if (units.size() < 2 || written.isEmpty()) {
            return written;
        }
        boolean alone = units.size() == 2 && units.contains("");
        if (alone && (factors.isEmpty() || written.size() > 1)) {
            return written; // 21 m beside 3 are metres.
        }
        List<String> named =
                units.stream().filter(unit -> !unit.isEmpty()).sorted().toList();
        String column = known.column(place).quoted();
        if (alone) {
            // 17.2 K beside 990 are thousands, or kelvins.
            Meaning unit = written.get(0);
            String factor = "'" + named.get(0) + "' is " + factors.get(named.get(0));
            return List.of(
                    new Meaning(unit.example(), factor, inOneUnit(column, unit.sql(), factors)),
                    new Meaning(unit.example(), "'" + named.get(0) + "' is a unit", unit.sql()));
        }
        String among = " among others in '" + String.join("' and '", named) + "'";
        if (factors.isEmpty()) {
            String yours = SettingLines.YOURS + "(" + column + ")";
            return List.of(new Meaning(written.get(0).example() + among, "", yours));
        }
        return written.stream()
                .map(each -> new Meaning(each.example() + among, each.what(), inOneUnit(column, each.sql(), factors)))
                .toList();
    }

    /** The longest first: a kilowatt ends with a watt. What has none of them is none of them. */
    private static String inOneUnit(String column, String number, Map<String, String> factors) {
        StringBuilder sql = new StringBuilder("CASE");
        factors.forEach((unit, factor) -> {
            String part = factor.equals("1") ? number : factor + " * " + number;
            sql.append(unit.isEmpty() ? " ELSE " + part : " WHEN " + column + " LIKE '%" + unit + "%' THEN " + part);
        });
        return sql.append(" END").toString();
    }

    private List<Meaning> numbersAsWritten(int place) {
        String column = known.column(place).quoted();
        for (String sign : known.cells(place).written().minusSigns()) {
            column = "REPLACE(" + column + ", '" + sign + "', '-')";
        }
        for (String signed : known.cells(place).written().signsBeforeCurrencies()) {
            column = "REPLACE(" + column + ", '" + signed + "', '" + signed.charAt(0) + "')";
        }
        String signed = column;
        if (!known.cells(place).written().areSignedOddly()) {
            return numbersAsWritten(place, column);
        }
        return numbersAsWritten(place, "REPLACE(" + column + ", '(', '')").stream()
                .map(meaning -> new Meaning(
                        meaning.example(),
                        meaning.what(),
                        "CASE WHEN " + signed + " LIKE '(%)' OR " + signed + " LIKE '%-' THEN -1 ELSE 1 END * "
                                + meaning.sql()))
                .toList();
    }

    /** @param text SQL of the text without what says that a number is below zero */
    private List<Meaning> numbersAsWritten(int place, String text) {
        ColumnSample cells = known.cells(place);
        String column = text;
        String example = cells.written().exampleInWords();
        String point = exampleOfPoint(place);
        if (example.isEmpty() && point.isEmpty()) {
            return List.of();
        }
        for (String between : cells.written().betweenThousands()) {
            column = "REPLACE(" + column + ", '" + between.replace("'", "''") + "', '')";
        }
        for (String currency : cells.written().currencies()) {
            column = "REPLACE(" + column + ", '" + currency + "', '')";
        }
        String withoutCommas = "REPLACE(" + column + ", ',', '')";
        if (!point.isEmpty()) {
            Meaning thousands = new Meaning(
                    point,
                    "the point of " + point + " is between thousands",
                    number("REPLACE(" + column + ", '.', '')"));
            return commaElsewhere(place).isEmpty() && cells.written().commas() == WrittenNumbers.Commas.NONE
                    ? List.of(
                            new Meaning(point, "the point of " + point + " is a decimal point", number(column)),
                            thousands)
                    : List.of(thousands);
        }
        return switch (cells.written().commas()) {
            case NONE, DECIMAL -> List.of(new Meaning(example, "", number(column)));
            case THOUSANDS -> List.of(new Meaning(example, "", number(withoutCommas)));
            case BEHIND_POINTS -> List.of(new Meaning(example, "", number("REPLACE(" + column + ", '.', '')")));
            case EITHER ->
                List.of(
                        new Meaning(
                                example, "the comma of " + example + " is between thousands", number(withoutCommas)),
                        new Meaning(example, "the comma of " + example + " is a decimal point", number(column)));
            case BOTH -> List.of(new Meaning(example, "", SettingLines.YOURS + "(" + column + ")"));
        };
    }

    /** Whoever writes 3,5 or 1.234.567 in one column writes 1.396 for thousands in another; empty if nobody does. */
    private String commaElsewhere(int place) {
        String ofAllRows = PointedText.decimalsIn(known.column(place).type());
        if (!ofAllRows.isEmpty()) {
            return ", as another column has commas before its decimals, such as " + ofAllRows;
        }
        for (int i = 0; i < known.columns().size(); i++) {
            String example = i == place ? "" : known.cells(i).written().exampleOfDecimalComma();
            if (!example.isEmpty()) {
                return ", as '" + known.column(i).name()
                        + (example.contains(",")
                                ? "' has commas before its decimals, such as "
                                : "' has points between thousands, such as ")
                        + example;
            }
        }
        return "";
    }

    private String exampleOfPoint(int place) {
        String ofAllRows = PointedText.exampleIn(known.column(place).type());
        return ofAllRows.isEmpty()
                ? known.cells(place)
                        .written()
                        .exampleOfPoint(!commaElsewhere(place).isEmpty()
                                || known.name(place).mayBeCounted())
                : ColumnSample.shown(ofAllRows);
    }

    private String number(String text) {
        String number = known.dialect().leadingNumber(text);
        return number.equals(text) ? SettingLines.YOURS + "(" + text + ")" : number;
    }
}
