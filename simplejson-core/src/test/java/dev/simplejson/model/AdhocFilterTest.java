// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.simplejson.model.AdhocFilter.Operator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
