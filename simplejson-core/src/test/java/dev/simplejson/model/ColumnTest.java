// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ColumnTest {
    @Test
    void with_setsOneThingAndKeepsTheRest() {
        Column column = Column.number("Load")
                .withUnit("percent")
                .withDisplayName("CPU load")
                .withDecimals(2);

        assertThat(column).hasToString("Column[Load, NUMBER, percent, CPU load, 2]");
        assertThat(column)
                .isEqualTo(Column.number("Load")
                        .withDecimals(2)
                        .withDisplayName("CPU load")
                        .withUnit("percent"))
                .isNotEqualTo(Column.number("Load"));
    }

    @Test
    void column_emptyName_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Column.string(""))
                .withMessage("column name is empty; expected a header");
    }

    @Test
    void column_negativeDecimals_areRefused() {
        Column column = Column.number("Load");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> column.withDecimals(-1))
                .withMessage("decimals of column 'Load' is -1; expected 0 or more");
        assertThat(column.withDecimals(0).decimals()).isZero();
    }

    @Test
    void column_nullType_isRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> Column.of("Load", null))
                .withMessage("type is null");
    }

    @Test
    void cell_instant_isRoundedDownToItsMillisecond() {
        assertThat(ColumnType.TIME.cell(Instant.parse("1969-12-31T23:59:59.9999Z"), "At"))
                .isEqualTo(-1L);
    }

    @Test
    void cell_null_fitsEveryType() {
        for (ColumnType type : ColumnType.values()) {
            assertThat(type.cell(null, "any")).isNull();
        }
    }
}
