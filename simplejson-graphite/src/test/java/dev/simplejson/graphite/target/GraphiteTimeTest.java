// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphiteTimeTest {
    private static final long NOW = 1_700_000_000_000L;

    /** When graphite-web was asked: a Sunday. */
    private static final Instant SUNDAY = Instant.parse("2026-11-22T12:30:17Z");

    @ParameterizedTest
    @CsvSource({
        "1699990000,10000",
        "-30s,30",
        "-5min,300",
        "-1h,3600",
        "-2d,172800",
        "-1w,604800",
        "-1mon,2592000",
        "-1y,31536000",
        "-3000053281,4700053281",
        "-45390,1700045390",
        "now-5minutes,300",
        "-1h30min,5400"
    })
    void window_starts_areReadAsGraphiteDoes(String from, long secondsBefore) {
        assertThat(GraphiteTime.window(from, "now", ZoneOffset.UTC, NOW))
                .isEqualTo(new Window(NOW - secondsBefore * 1000, NOW, NOW, ZoneOffset.UTC));
    }

    /** As graphite-web 1.1.8 reads them then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    20260315 | UTC | 1773532800
                    19700101 | UTC | 0
                    19690720 | UTC | -14256000
                    19001301 | UTC | 19001301
                    99999999 | UTC | 99999999
                    1699990000 | UTC | 1699990000
                    16:00_20260315 | UTC | 1773590400
                    16:0020260315 | UTC | 1773590400
                    8:05_20260315 | UTC | 1773561900
                    8:50am | UTC | 1795337400
                    8:50pm | UTC | 1795380600
                    6am | UTC | 1795327200
                    6pm | UTC | 1795370400
                    6pm today | UTC | 1795370400
                    6PM_Yesterday | UTC | 1795284000
                    noon | UTC | 1795348800
                    midnight | UTC | 1795305600
                    teatime | UTC | 1795363200
                    noon_20260315 | UTC | 1773576000
                    noon yesterday | UTC | 1795262400
                    noon_tomorrow | UTC | 1795435200
                    midnight_20260315 | UTC | 1773532800
                    midnight_tomorrow | UTC | 1795392000
                    teatime_monday | UTC | 1794844800
                    today | UTC | 1795305600
                    yesterday | UTC | 1795219200
                    tomorrow | UTC | 1795392000
                    now | UTC | 1795350617
                    NOW | UTC | 1795350617
                    3/5/26 | UTC | 1772668800
                    03/15/2026 | UTC | 1773532800
                    12/31/99 | UTC | 946598400
                    1/1/70 | UTC | 0
                    1/1/69 | UTC | 3124224000
                    january 1 | UTC | 1767225600
                    Mar 15 | UTC | 1773532800
                    march15 | UTC | 1773532800
                    dec 25 | UTC | 1798156800
                    sept5 | UTC | 1788566400
                    08:30_mar15 | UTC | 1773563400
                    sunday | UTC | 1795305600
                    monday | UTC | 1794787200
                    sat | UTC | 1795219200
                    08:00_fri | UTC | 1795161600
                    20260315-1h | UTC | 1773529200
                    20260315+8h | UTC | 1773561600
                    midnight-1d | UTC | 1795219200
                    yesterday+90min | UTC | 1795224600
                    noon_20260315-30s | UTC | 1773575970
                    today-1w | UTC | 1794700800
                    march 15+1mon | UTC | 1776124800
                    -1H | UTC | 1795347017
                    now-1_h | UTC | 1795347017
                    -6h, 30min | UTC | 1795327217
                    0am | UTC | 1795305600
                    00:30pm | UTC | 1795350600
                    20260329 | Europe/Berlin | 1774738800
                    02:30_20260329 | Europe/Berlin | 1774747800
                    02:30_20261025 | Europe/Berlin | 1792891800
                    20261025+1d | Europe/Berlin | 1792965600
                    now | Europe/Berlin | 1795350617
                    today | Europe/Berlin | 1795302000
                    noon | Europe/Berlin | 1795345200
                    yesterday | Europe/Berlin | 1795215600
                    23:59_20260701 | Europe/Berlin | 1782943140
                    02:30_20261101 | Europe/Berlin | 1793496600
                    midnight_20260308+3h | Europe/Berlin | 1772935200
                    tomorrow | Europe/Berlin | 1795388400
                    20260329 | America/New_York | 1774756800
                    02:30_20260329 | America/New_York | 1774765800
                    02:30_20261025 | America/New_York | 1792909800
                    20261025+1d | America/New_York | 1792987200
                    now | America/New_York | 1795350617
                    today | America/New_York | 1795323600
                    noon | America/New_York | 1795366800
                    yesterday | America/New_York | 1795237200
                    23:59_20260701 | America/New_York | 1782964740
                    02:30_20261101 | America/New_York | 1793518200
                    midnight_20260308+3h | America/New_York | 1772956800
                    tomorrow | America/New_York | 1795410000
                    """)
    void window_calendarTimes_areReadAsGraphiteDoes(String from, String zone, long epochSecond) {
        Window window = GraphiteTime.window(from, "20990101", ZoneId.of(zone), SUNDAY.toEpochMilli());

        assertThat(window.fromMillis() / 1000).isEqualTo(epochSecond);
    }

    /** graphite-web takes them for noon, midnight, 01:00, 26 January, 5 March, today and noon. */
    @ParameterizedTest
    @ValueSource(strings = {"12am", "12:00pm", "13pm", "jan 15 2026", "marxyz5", "sunnyday", "6pm noon"})
    void window_whatGraphiteMisreads_isRefused(String from) {
        assertThatThrownBy(() -> GraphiteTime.window(from, "now", ZoneOffset.UTC, NOW))
                .hasMessageStartingWith("from is '" + from + "'; expected epoch seconds, now, a day as 20260315");
    }

    /** graphite-web moves them by a hundred years. */
    @Test
    void window_yearBefore1970_isTheYearThatIsWritten() {
        assertThat(GraphiteTime.window("01/01/1960", "now", ZoneOffset.UTC, NOW).fromMillis())
                .isEqualTo(Instant.parse("1960-01-01T00:00:00Z").toEpochMilli());
    }

    @Test
    void window_nothingSent_isTheLastDay() {
        assertThat(GraphiteTime.window(null, null, ZoneOffset.UTC, NOW))
                .isEqualTo(new Window(NOW - 86_400_000, NOW, NOW, ZoneOffset.UTC));
    }

    @Test
    void window_endsInTheWrongOrder_areSwapped() {
        assertThat(GraphiteTime.window("now", "-1h", ZoneOffset.UTC, NOW))
                .isEqualTo(new Window(NOW - 3_600_000, NOW, NOW, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5min",
                "-300",
                "-5m",
                "1699990000000",
                "1.5",
                "--1h",
                "-999999999999h",
                "-1h5",
                "20260230",
                "20260015",
                "2026-03-15",
                "march",
                "2026-03-15T08:00Z",
                "25:00",
                "12:60",
                "5:7",
                "funday",
                "mo",
                "20260315-",
                "now-1h+30min",
                "1773532800-1h",
                "midday",
                "last monday",
                "3pm_20261301",
                "next week",
                "13/13/2026"
            })
    void window_anythingElse_isRefusedInPlainWords(String from) {
        assertThatThrownBy(() -> GraphiteTime.window(from, "now", ZoneOffset.UTC, NOW))
                .hasMessage("from is '" + from
                        + "'; expected epoch seconds, now, a day as 20260315, 03/15/2026, march 15, monday or yesterday,"
                        + " a time of today or of a day as 16:00, 6pm, noon or 16:00_20260315,"
                        + " or any of these with an offset in s, min, h, d, w, mon or y; such as -6h");
    }

    @Test
    void window_ofNoLength_isRefused() {
        assertThatThrownBy(() -> GraphiteTime.window("", "now", ZoneOffset.UTC, NOW))
                .hasMessageContaining("are the same time");
    }
}
