// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import org.junit.jupiter.api.Test;

class WavesDataSourceTest {
    private static final TimeRange SIX_HOURS = new TimeRange(1_795_323_600_123L, 1_795_345_200_456L);

    @Test
    void query_withoutMaxDataPoints_gives1020Points() {
        Query query = Query.of("series A", SIX_HOURS).build();

        TimeSeries series = (TimeSeries) new WavesDataSource().query(query).get(0);

        assertThat(series.size()).isEqualTo(1_020);
    }
}
