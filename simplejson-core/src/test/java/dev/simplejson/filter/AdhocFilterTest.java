// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.simplejson.filter.AdhocFilter.Operator;
import dev.simplejson.model.SimpleJsonException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdhocFilterTest {
    @Test
    void symbols_areGrafanasOwn() {
        assertThat(Arrays.stream(Operator.values()).map(Operator::symbol))
                .containsExactly("=", "!=", "<", "<=", ">", ">=", "=~", "!~", "=|", "!=|");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ONE_OF", "NOT_ONE_OF"})
    void filter_severalValuesForOneValueOperator_areRefused(Operator operator) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdhocFilter("host", operator, List.of("a", "b")))
                .withMessage("filter 'host %s' has 2 values; expected one", operator.symbol());
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_OF", "NOT_ONE_OF"})
    void filter_listOperator_takesAnyNumberOfValues(Operator operator) {
        assertThat(new AdhocFilter("host", operator, List.of()).value()).isEmpty();
        assertThat(new AdhocFilter("host", operator, List.of("a", "b")).value()).isEqualTo("a");
    }

    @Test
    void of_oneValue_isItsValue() {
        assertThat(AdhocFilter.of("host", Operator.EQUAL, "a").value()).isEqualTo("a");
    }

    @Test
    void filter_nullKey_isRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> AdhocFilter.of(null, Operator.EQUAL, "a"))
                .withMessage("key is null");
    }

    @ParameterizedTest
    @CsvSource({
        "=, 1, 1.0, true",
        "=, a, A, false",
        "!=, a, b, true",
        "<, 10, 9, true",
        "<, 10, b, false",
        ">=, 10, 10, true",
        "=~, web-\\d+, web-12, true",
        "=~, web, web-12, false",
        "!~, web.*, db-1, true"
    })
    void matches_aValue_isAsTheEngineDecides(String symbol, String wanted, String value, boolean expected) {
        Operator operator = Arrays.stream(Operator.values())
                .filter(one -> one.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();

        AdhocFilter filter = AdhocFilter.of("host", operator, wanted);

        assertThat(filter.matches(value)).isEqualTo(expected);
        assertThat(filter)
                .isEqualTo(AdhocFilter.of("host", operator, wanted))
                .hasToString("AdhocFilter[host " + symbol + " [" + wanted + "]]");
    }

    @Test
    void matches_noValue_isTheEmptyText() {
        assertThat(AdhocFilter.of("host", Operator.EQUAL, "").matches(null)).isTrue();
        assertThat(AdhocFilter.of("load", Operator.LESS, "1").matches(null)).isFalse();
        assertThat(AdhocFilter.of("load", Operator.LESS, "1").matches(0.5)).isTrue();
        assertThat(new AdhocFilter("host", Operator.ONE_OF, List.of("a", "b")).matches("b"))
                .isTrue();
    }

    @Test
    void matches_anExpressionThatIsNone_isRefused() {
        assertThatExceptionOfType(SimpleJsonException.class)
                .isThrownBy(() -> AdhocFilter.of("host", Operator.MATCHES, "(").matches("a"))
                .withMessageContaining("of the filter on 'host' is invalid");
    }
}
