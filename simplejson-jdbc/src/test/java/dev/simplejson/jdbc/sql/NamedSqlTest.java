// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which colons of a query are parameters. */
class NamedSqlTest {
    private static NamedSql parsed(String sql) {
        return NamedSql.parse(sql, "the setting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a$b$ FROM t",
                "SELECT a$b$, ':to' AS c$b$ FROM t",
                "SELECT v$a$, $$ :to ' $$, $t$ ; :to $$ $t$ FROM t",
                "SELECT $1$, 2 AS a$ FROM t",
                "SELECT [:to], [it's (what? ; a]]b) :to] FROM [dbo].[t :from]",
                "SELECT `:to`, \":from\" FROM `a``:to`",
                "SELECT a[1:to], a [1:n], a[:from], a[b[1]:to], (a)[:to], a['x]' :to], \"a\"[:to] FROM t",
                "SELECT '{1,2}'::int[], a[1]::text[], [[1,2],[3,4]], ['a]', ':to'], [1,2] FROM t",
                "SELECT now()::date, CAST('2026-01-01' AS date)::text FROM t",
                "SELECT E'a\\':to', e'''\\':to', E'\\\\', NAME'a', ':to''\\' FROM t",
                "SELECT 1 /* a /* b */ :to ' ; ( */ FROM t",
                "/* a /* b */ SELECT 1 FROM t /* :to */",
                "/* a /* :to */ */ SELECT 1 FROM t",
                "SELECT 1 FROM t -- :to ' ( ?",
            })
    void parse_colonsOfOtherKinds_areNoParameters(String sql) {
        assertThat(parsed(sql).names()).isEmpty();
        assertThat(parsed(sql).bind((name, bound) -> bound.sql("?")).text()).isEqualToNormalizingWhitespace(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a$b$ FROM t WHERE a$b$ > :from AND a < :to",
                "SELECT [:to] FROM [t] WHERE [:to]>:from AND [a]<:to",
                "SELECT a[1:to] FROM t WHERE a[1]>:from::bigint AND (a)[:n] <:to",
                "SELECT * FROM t WHERE v = ANY(ARRAY[:from, a[1:n], :to])",
                "SELECT * FROM t WHERE v = ANY(array [[:from], [:to]])",
                "SELECT /* a /* :from */ */ * FROM t WHERE v > :from /* it's */ AND v < :to",
                "/* a /* b */ SELECT * FROM t WHERE v > :from /* it's */ AND v < :to",
                "SELECT E'\\'' || '\\' FROM t WHERE v>:from AND v<:to",
                "SELECT e'''\\'' FROM t WHERE v>:from AND v<:to",
            })
    void parse_parametersBesideThem_areFound(String sql) {
        assertThat(parsed(sql).names()).containsExactly("from", "to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT $$ FROM t",
                "SELECT $a$ FROM t",
                "SELECT [a FROM t",
                "SELECT 'a FROM t",
                "SELECT E'a\\' FROM t",
                "SELECT `a FROM t",
                "SELECT 1 /* FROM t",
            })
    void parse_whatHasNoEnd_isRefused(String sql) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parsed(sql))
                .withMessageStartingWith("the setting has a quote, comment or bracket without its end ");
    }

    /** As long as a request may be: the time must not grow with its square. */
    @Test
    void isQuery_manyCommentsThatDoNotNest_isDecided() {
        assertThat(NamedSql.isQuery("/*/*/".repeat(200_000) + "SELECT 1")).isTrue();
    }
}
