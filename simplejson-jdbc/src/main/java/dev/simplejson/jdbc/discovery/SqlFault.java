// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.discovery;

import dev.simplejson.jdbc.dialect.TableInfo;
import dev.simplejson.jdbc.names.Nearest;
import dev.simplejson.jdbc.sql.SqlNames;
import dev.simplejson.jdbc.sql.SqlNames.Name;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person at the dashboard is told of SQL that a database refuses: which of the names in it the database complains of, and what there
 * is. The database's own words are for the log: of these only a word counts that the SQL has, too.
 */
final class SqlFault {
    private static final String MAY_NOT = "42501";
    private static final int MOST_TABLES = 3;

    /** What is wrong with the SQL is no name then, whatever stands beside it. */
    private static final Pattern OF_SYNTAX = Pattern.compile("(?i)syntax|parser error|unexpected token|token unknown");

    /** What says that there is no such name. Of others, such as of a column that is not grouped by, the name is there. */
    private static final Pattern OF_ABSENCE = Pattern.compile(
            "(?i)no such|not found|does not exist|doesn't exist|does not have|not in any table|unknown|cannot be resolved|invalid"
                    + "|missing from-clause|missing columns");

    /** Behind these a driver repeats the statement. */
    private static final Pattern REPEATED = Pattern.compile("(?i)\\R|sql statement:|in statement \\[");

    /** Clauses that drivers name in quotes as well. */
    private static final Set<String> CLAUSES =
            Set.of("select", "from", "where", "on", "having", "group", "order", "by", "statement");

    private final String setting;
    private final List<Name> names;
    private final List<TableInfo> tables;

    /**
     * SQL that was refused.
     *
     * @param setting where it comes from
     * @param tables those of the database; none if they are not looked for
     */
    SqlFault(String setting, String sql, List<TableInfo> tables) {
        this.setting = setting;
        this.names = SqlNames.of(sql);
        this.tables = List.copyOf(tables);
    }

    /** Why, and what there is instead. */
    String told(SQLException failure) {
        String complaint = REPEATED.split(String.valueOf(failure.getMessage()), 2)[0];
        boolean ofSyntax = OF_SYNTAX.matcher(complaint).find();
        if (!ofSyntax && OF_ABSENCE.matcher(complaint).find()) {
            for (Name name : (Iterable<Name>) qualifiersLast()::iterator) {
                if (!isThere(name.text()) && isNamed(name.text(), complaint)) {
                    return setting + " names '" + name.text() + "', which the database does not find or does not show"
                            + (name.isOfTable()
                                    ? tables(name.text())
                                    : name.isOfFunction() ? "" : columns(name.text()));
                }
            }
        }
        // HSQLDB has the same state for what is not there.
        if (MAY_NOT.equals(failure.getSQLState())) {
            return "jdbc.user may not read all that " + setting + " names; the log has more";
        }
        return "the database refuses the SQL of " + setting + "; the log has more" + (ofSyntax ? "" : columns(""));
    }

    /** A complaint may name an alias as well. */
    private Stream<Name> qualifiersLast() {
        return names.stream()
                .sorted(Comparator.comparing(name -> names.stream()
                        .anyMatch(other -> other.isQualifier() && other.text().equalsIgnoreCase(name.text()))));
    }

    /** Whether it is one of SQL's own, a table or a column of one that the SQL names. */
    private boolean isThere(String name) {
        return CLAUSES.contains(name.toLowerCase(Locale.ROOT))
                || named().anyMatch(table -> isCalled(table, name)
                        || table.columns().stream()
                                .anyMatch(column -> column.name().equalsIgnoreCase(name)));
    }

    /** In quotes, at the end of a longer name, behind what says what it is, or alone behind a colon or between semicolons. */
    private static boolean isNamed(String name, String complaint) {
        String quoted = Pattern.quote(name);
        return Pattern.compile("(?i)(['\"`])" + quoted + "\\1|(?:[.=]|name |function )['\"`]?" + quoted
                        + "(?=[\\s'\"`()\\[\\];,!?]|$)|[:;] " + quoted + "(?=[();,]|\\s*$)")
                .matcher(complaint)
                .find();
    }

    private Stream<TableInfo> named() {
        return tables.stream().filter(table -> names.stream().anyMatch(name -> isCalled(table, name.text())));
    }

    /** The name of a table may have that of a schema in front. */
    private static boolean isCalled(TableInfo table, String name) {
        String called = table.name().toLowerCase(Locale.ROOT);
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.isEmpty() && (called.equals(lower) || called.endsWith("." + lower));
    }

    private String tables(String nearTo) {
        return tables.isEmpty()
                ? ""
                : "; there are the tables "
                        + Nearest.first(
                                nearTo, tables.stream().map(TableInfo::name).toList());
    }

    private String columns(String nearTo) {
        return named().filter(table -> !table.columns().isEmpty())
                .limit(MOST_TABLES)
                .map(table -> "; table '" + table.name() + "' has the columns "
                        + Nearest.first(
                                nearTo,
                                table.columns().stream()
                                        .map(TableInfo.RawColumn::name)
                                        .toList()))
                .collect(Collectors.joining());
    }
}
