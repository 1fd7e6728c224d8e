// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.jdbc.sql.SqlNames.Name;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlNamesTest {
    private static List<String> texts(String sql) {
        return SqlNames.of(sql).stream().map(Name::text).toList();
    }

    @Test
    void of_quotesOfAnyKind_areNames() {
        assertThat(texts("SELECT a, \"b c\", `d`, [e f], l.g2 FROM t"))
                .containsExactly("SELECT", "a", "b c", "d", "e f", "l", "g2", "FROM", "t");
    }

    @Test
    void of_stringsCommentsParametersNumbersAndCasts_areNone() {
        assertThat(
                        texts(
                                "SELECT 'a ''b', E'\\'c', $$d$$, 12e3, :from, v::date -- e\n/* f */ FROM t WHERE x[1] - 2 / 3 > 0"))
                .containsExactly("SELECT", "E", "v", "date", "FROM", "t", "WHERE", "x");
    }

    @Test
    void of_whereTablesAndFunctionsAreNamed_saysSo() {
        List<Name> names = SqlNames.of("SELECT up (v) FROM \"t\" JOIN u ON 1 = 1");

        assertThat(names).filteredOn(Name::isOfTable).extracting(Name::text).containsExactly("t", "u");
        assertThat(names).filteredOn(Name::isOfFunction).extracting(Name::text).containsExactly("up");
    }

    @Test
    void of_namesOfSeveralParts_areTakenApart() {
        List<Name> names = SqlNames.of("SELECT l.v FROM a.\"b\".c AS l");

        assertThat(names).filteredOn(Name::isQualifier).extracting(Name::text).containsExactly("l", "a", "b");
        assertThat(names).filteredOn(Name::isOfTable).extracting(Name::text).containsExactly("a", "b", "c");
    }

    @Test
    void of_whatHasNoEnd_endsThere() {
        assertThat(texts("SELECT a 'b")).containsExactly("SELECT", "a");
        assertThat(texts("SELECT a /* b")).containsExactly("SELECT", "a");
        assertThat(texts("SELECT a \"b")).containsExactly("SELECT", "a");
        assertThat(texts("")).isEmpty();
    }
}
