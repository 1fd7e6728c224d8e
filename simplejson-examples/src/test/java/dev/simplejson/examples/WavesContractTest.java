// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.DataSource;
import dev.simplejson.testkit.DataSourceContract;
import java.time.Instant;

class WavesContractTest extends DataSourceContract {
    @Override
    protected DataSource source() {
        return new WavesDataSource();
    }

    @Override
    protected TimeRange range() {
        return TimeRange.between(Instant.parse("2026-11-22T05:00:00Z"), Instant.parse("2026-11-22T11:00:00Z"));
    }
}
