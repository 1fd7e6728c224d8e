// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.DataSource;
import dev.simplejson.testkit.DataSourceContract;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;

class WeatherContractTest extends DataSourceContract {
    @TempDir
    Path temporary;

    @Override
    protected DataSource source() {
        return new SqlDatabase(new Properties(), temporary);
    }

    @Override
    protected TimeRange range() {
        return TimeRange.between(Instant.parse("2012-01-01T00:00:00Z"), Instant.parse("2015-12-31T00:00:00Z"));
    }
}
