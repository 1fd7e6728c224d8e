// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholderTest {
    @ParameterizedTest
    @CsvSource({"'', 0", "1970-01-01, 3", "1970-01-02, 0", "1944-06-06, 0", "1900-01-01 00:00:00, 3"})
    void placeholders_ofATextInThreeRows_areThoseOfWhereCountingBegins(String text, int rows) {
        ColumnSample sample = new ColumnSample();
        for (int day = 1; day <= 3; day++) {
            sample.add("2026-11-0" + day);
            sample.add(text);
        }

        assertThat(sample.placeholders()).isEqualTo(rows);
        assertThat(sample.isPlaceholder(text)).isEqualTo(rows > 0);
    }
}
