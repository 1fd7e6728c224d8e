// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.DataSource;
import dev.simplejson.testkit.DataSourceContract;
import dev.simplejson.testkit.SimpleJsonTester;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every data source promises, and what a panel gets of this one. */
class DemoTest extends DataSourceContract {
    @Override
    protected DataSource source() {
        return new Demo();
    }

    @Override
    protected TimeRange range() {
        return TimeRange.between(Instant.parse("2026-11-22T05:00:00Z"), Instant.parse("2026-11-22T06:00:00Z"));
    }

    @Test
    void minute_ofSixHours_isDrawn() throws Exception {
        try (SimpleJsonTester demo = SimpleJsonTester.of(new Demo())) {
            demo.query("minute").maxDataPoints(500).lastHours(6).series("minute").isNotEmpty();
        }
    }
}
