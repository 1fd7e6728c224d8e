// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.transform;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TransformSpecTest {
    private static final Specs RANGE = Specs.range(0, 1);

    @Test
    void limits_belowOne_areRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RANGE.maxRawPoints(0).spec())
                .withMessage("maxRawPoints is 0; expected at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RANGE.maxTableRows(0).spec())
                .withMessage("maxTableRows is 0; expected at least 1");
    }
}
