// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.simplejson.model.SimpleJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected was seen in Python 3.11's {@code re.fullmatch}, which graphite-web uses. */
class ExpressionsTest {
    @ParameterizedTest
    @CsvSource({
        "\\w+, Küche_2, true",
        "\\w+, 温度, true",
        "\\w+, a b, false",
        "\\W, ü, false",
        "\\W, -, true",
        "\\d+, ٣٤, true",
        "\\d+, 12, true",
        "\\d, a, false",
        "\\D, ٣, false",
        "[\\w.-]+, Küche.1-a, true",
        "[^\\w]+, ü, false",
        "[^\\w]+, --, true",
        "[]\\d]+, ]٣, true",
        "[^]\\d]+, ab, true",
        "[\\]\\w]+, ]ü, true",
        "\\\\w, \\w, true",
        "(\\w+)\\.(\\d+), bär.7, true"
    })
    void compile_lettersAndDigits_areThoseOfAllScripts(String expression, String text, boolean matches) {
        assertThat(Expressions.compile(expression, "test").matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"\\Q\\w\\E\\d", "\\pL\\p{Greek}[[:alpha:]x]\\x{41}", "(?P<n>a)*[a-z]{2}\\.", "'[\\W-]'", "\\b\\s\\S"})
    void toRe2_allElse_staysAsItIs(String expression) {
        assertThat(Expressions.toRe2(expression)).isEqualTo(expression.replace("\\E\\d", "\\E\\p{Nd}"));
    }

    @Test
    void compile_brokenExpression_isRefusedAsWritten() {
        assertThatThrownBy(() -> Expressions.compile("(\\w", "function 'grep'"))
                .isInstanceOf(SimpleJsonException.class)
                .hasMessageContaining("'(\\w' of function 'grep'");
    }
}
