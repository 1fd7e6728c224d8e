// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Column;
import dev.simplejson.model.Notice;
import dev.simplejson.model.Table;
import dev.simplejson.model.TimeRange;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One answer for many viewers, as old as its source lets it be. */
class SharedAnswersTest extends SharingTesting {
    @Test
    void query_viewersWithTheirOwnNow_areGivenOneAnswer() throws Exception {
        SimpleJsonEngine engine = sharing();

        String first = panel("05:06:07.123").handledBy(engine).sent();
        String second = panel("05:06:09.999").handledBy(engine).sent();

        assertThat(source.asked).hasValue(1);
        assertThat(second).isEqualTo(first);
        assertThat(tally.text()).isEqualTo("ASKED KEPT");
    }

    @Test
    void query_rangeBetweenIntervals_isAskedForOutward() throws Exception {
        panel("05:06:07.123").handledBy(sharing());

        assertThat(source.last().range())
                .isEqualTo(TimeRange.between(
                        Instant.parse("2026-11-22T04:06:00Z"), Instant.parse("2026-11-22T05:06:10Z")));
    }

    @Test
    void query_intervalLongerThanRange_isAskedForAsItIs() throws Exception {
        post("{\"range\":{\"from\":5,\"to\":1005},\"intervalMs\":60000,\"targets\":[{\"target\":\"x\"}]}")
                .handledBy(sharing());

        assertThat(source.last().range()).isEqualTo(new TimeRange(5, 1005));
    }

    /** The one point would be one from before the range. */
    @ParameterizedTest
    @ValueSource(strings = {"\"maxDataPoints\":1", "\"intervalMs\":1000", "\"maxDataPoints\":1,\"intervalMs\":1000"})
    void query_panelOfOnePoint_isAskedForAsItIs(String width) throws Exception {
        post("{\"range\":{\"from\":5,\"to\":1005}," + width + ",\"targets\":[{\"target\":\"x\"}]}")
                .handledBy(sharing());

        assertThat(source.last().range()).isEqualTo(new TimeRange(5, 1005));
    }

    @Test
    void query_withoutFreshness_isAskedForAsItIsEachTime() throws Exception {
        Counting plain = new Counting("plain", Duration.ZERO);
        SimpleJsonEngine engine = sharing(Map.of(), plain);

        panel("05:06:07.123").handledBy(engine);
        panel("05:06:07.123").handledBy(engine);

        assertThat(plain.asked).hasValue(2);
        assertThat(plain.last().range().to()).isEqualTo(Instant.parse("2026-11-22T05:06:07.123Z"));
        assertThat(tally.text()).isEmpty();
    }

    @Test
    void query_answerOlderThanFreshness_isMadeAnew() throws Exception {
        SimpleJsonEngine engine = sharing();
        panel("05:06:07").handledBy(engine);

        advance(Duration.ofMillis(9_999));
        panel("05:06:07").handledBy(engine);
        assertThat(source.asked).hasValue(1);

        advance(Duration.ofMillis(1));
        panel("05:06:07").handledBy(engine);
        assertThat(source.asked).hasValue(2);
    }

    @Test
    void query_clockSetBack_isMadeAnew() throws Exception {
        SimpleJsonEngine engine = sharing();
        panel("05:06:07").handledBy(engine);

        advance(Duration.ofSeconds(-1));
        panel("05:06:07").handledBy(engine);

        assertThat(source.asked).hasValue(2);
    }

    @Test
    void query_answerOfSomeSeconds_saysHowOldItIs() throws Exception {
        source.answering(query -> List.of(TimeSeries.named("x")
                .notice(Notice.warning("its own"))
                .executedQuery("SELECT 1")
                .points(new long[] {query.range().toEpochMillis()}, new double[] {1})));
        SimpleJsonEngine engine = sharing();
        String first = panel("05:06:10").handledBy(engine).sent();

        advance(Duration.ofSeconds(3));
        String later = panel("05:06:10").handledBy(engine).sent();

        String points = "[{\"target\":\"x\",\"refId\":\"A\",\"datapoints\":[[1,1795323970000]],\"meta\":{\"notices\":[";
        String own = "{\"severity\":\"warning\",\"text\":\"its own\"}],\"executedQueryString\":\"SELECT 1\"}}]";
        assertThat(first).isEqualTo(points + own);
        assertThat(later)
                .isEqualTo(points + "{\"severity\":\"info\",\"text\":\"this answer is 3 seconds old, because others"
                        + " asked for it, too (freshness of data source 'db')\"}," + own);
    }

    /** A table does not clip. */
    @Test
    void query_tableOfAWiderRange_saysThatItMayHaveMoreRows() throws Exception {
        source.answering(query -> List.of(Table.named("t")
                .column(Column.number("v"))
                .row(query.range().toEpochMillis())
                .build()));
        SimpleJsonEngine engine = sharing();
        String table = ",\"targets\":[{\"target\":\"db/x\",\"refId\":\"A\",\"type\":\"table\"}]";

        assertThat(post(panel("05:06:07", table)).handledBy(engine).sent())
                .contains(
                        "this table may have rows of up to one interval beside the range, so that viewers can share it");
        assertThat(post(panel("05:06:10", table)).handledBy(engine).sent()).doesNotContain("notices");
    }

    @Test
    void query_oneTargetFreshAndOneNot_sharesTheOne() throws Exception {
        Counting plain = new Counting("plain", Duration.ZERO);
        SimpleJsonEngine engine = sharing(Map.of(), source, plain);
        String body = panel(
                "05:06:10",
                ",\"targets\":[{\"target\":\"db/x\",\"refId\":\"A\"},{\"target\":\"plain/x\",\"refId\":\"B\"},"
                        + "{\"target\":\"db/y\",\"refId\":\"C\"}]");

        String first = post(body).handledBy(engine).sent();
        String second = post(body).handledBy(engine).sent();

        assertThat(first).isEqualTo(second).isEqualTo("""
                [{"target":"x","refId":"A","datapoints":[[1,1795323970000]]},\
                {"target":"x","refId":"B","datapoints":[[1,1795323970000]]},\
                {"target":"y","refId":"C","datapoints":[[1,1795323970000]]}]""");
        assertThat(source.asked).hasValue(2);
        assertThat(plain.asked).hasValue(2);
    }

    @Test
    void query_freshnessOfOneMetric_holdsForThatAlone() throws Exception {
        Counting mixed = new Counting("db", Duration.ZERO) {
            @Override
            public Duration freshness(String metric) {
                return metric.equals("x") ? TEN_SECONDS : super.freshness(metric);
            }
        };
        SimpleJsonEngine engine = sharing(Map.of(), mixed);

        for (int i = 0; i < 3; i++) {
            target("\"target\":\"x\"").handledBy(engine);
            target("\"target\":\"y\"").handledBy(engine);
        }

        assertThat(mixed.asked).hasValue(1 + 3);
    }

    @Test
    void query_freshnessWithoutEnd_isKept() throws Exception {
        for (Duration endless : List.of(ChronoUnit.FOREVER.getDuration(), Duration.ofMillis(Long.MAX_VALUE))) {
            Counting constant = new Counting("db", endless);
            SimpleJsonEngine engine = sharing(Map.of(), constant);

            String first = panel("05:06:07").handledBy(engine).sent();
            String second = panel("05:06:07").handledBy(engine).sent();

            assertThat(first).startsWith("[{\"target\":\"x\"");
            assertThat(second).isEqualTo(first);
            assertThat(constant.asked).hasValue(1);
        }
    }

    @Test
    void query_freshnessThatEndsInAnError_isTheSourcesFailure() throws Exception {
        Counting broken = new Counting("db", TEN_SECONDS) {
            @Override
            public Duration freshness(String metric) {
                throw new NoClassDefFoundError("gone");
            }
        };

        TestExchange answer = panel("05:06:07").handledBy(sharing(Map.of(), broken));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.sent()).contains("data source 'db' failed to say how old an answer may be");
    }

    @Test
    void query_freshnessThatIsNone_isTheSourcesFailure() throws Exception {
        for (@Nullable Duration wrong : new @Nullable Duration[] {null, Duration.ofMillis(-1)}) {
            Counting broken = new Counting("db", TEN_SECONDS) {
                @Override
                @SuppressWarnings("NullAway") // That is what is wrong with it.
                public Duration freshness(String metric) {
                    return wrong;
                }
            };

            TestExchange answer = panel("05:06:07").handledBy(sharing(Map.of(), broken));

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.sent()).contains("data source 'db' failed to say how old an answer may be");
        }
    }

    @Test
    void query_compressedAndNot_areTheSameAnswer() throws Exception {
        source.answering(query -> List.of(TimeSeries.named("x").points(times(query, 1_000), zigzag(1_000))));
        SimpleJsonEngine engine = sharing();

        String plain = panel("05:06:07").handledBy(engine).sent();
        TestExchange compressed =
                panel("05:06:07").with("Accept-Encoding", "gzip").handledBy(engine);

        assertThat(compressed.answerHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.sentGunzipped()).isEqualTo(plain);
        assertThat(source.asked).hasValue(1);
    }

    private static double[] zigzag(int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = i % 7;
        }
        return values;
    }

    private static long[] times(Query query, int count) {
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = query.range().fromEpochMillis() + i * 3_000L;
        }
        return times;
    }

    @Test
    void query_getOfTheSame_isTheSameAnswer() throws Exception {
        SimpleJsonEngine engine = sharing();
        String query = "target=x&from=2026-11-22T04:06:10Z&to=2026-11-22T05:06:10Z&maxDataPoints=360&step=10s";

        String first = TestExchange.get("/query", query).handledBy(engine).sent();
        String second = TestExchange.get("/query", query).handledBy(engine).sent();

        assertThat(second).isEqualTo(first).contains("datapoints");
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void rows_ofSourceWithFreshness_areAskedForEachTime() throws Exception {
        SimpleJsonEngine engine = sharing();

        TestExchange.get("/rows", "target=x").handledBy(engine);
        TestExchange.get("/rows", "target=x").handledBy(engine);

        assertThat(source.asked).hasValue(2);
    }

    @Test
    void query_inMemorySource_isSharedToo() throws Exception {
        Counting inMemory = new Counting("db", TEN_SECONDS) {
            @Override
            public boolean inMemory() {
                return true;
            }
        };
        SimpleJsonEngine engine = sharing(Map.of(), inMemory);

        panel("05:06:07").handledBy(engine);
        panel("05:06:07").handledBy(engine);

        assertThat(inMemory.asked).hasValue(1);
    }

    @Test
    void query_deferredTableAndSeries_areSharedWithTheirNoticesAtEnd() throws Exception {
        source.answering(query -> {
            List<Notice> told = new ArrayList<>();
            return List.of(
                    Table.named("t")
                            .column(Column.number("n"))
                            .noticesAtEnd(() -> told)
                            .rows(sink -> {
                                sink.add(1);
                                told.add(Notice.info("one row"));
                            }),
                    TimeSeries.named("x").withoutDownsampling().points(sink -> sink.add(1795323960000L, 2)));
        });
        SimpleJsonEngine engine = sharing();

        String first = panel("05:06:07").handledBy(engine).sent();
        String second = panel("05:06:07").handledBy(engine).sent();

        assertThat(second)
                .isEqualTo(first)
                .contains("\"rows\":[[1]],\"meta\":{\"notices\":[{\"severity\":\"info\",\"text\":\"one row\"}]}}")
                .endsWith(",{\"target\":\"x\",\"refId\":\"A\",\"datapoints\":[[2,1795323960000]]}]");
        assertThat(source.asked).hasValue(1);
    }

    @Test
    void query_answerTooLargeToKeep_isWholeAndStreamedToEach() throws Exception {
        source.answering(query ->
                List.of(TimeSeries.named("x").withoutDownsampling().points(sink -> {
                    for (int i = 0; i < 100_000; i++) {
                        sink.add(query.range().fromEpochMillis() + i, i);
                    }
                })));
        SimpleJsonEngine engine = sharing(Map.of("max-kept-bytes", "1MiB"), source);

        String first = panel("05:06:07").handledBy(engine).sent();
        String second = panel("05:06:07").handledBy(engine).sent();

        assertThat(first.equals(second)).isTrue();
        assertThat(first.substring(first.length() - 24)).isEqualTo("[99999,1795320466999]]}]");
        assertThat(source.asked).hasValue(1 + 2); // Once to find out, then by each for itself.
        assertThat(tally.text()).isEqualTo("ASKED");
    }

    @Test
    void query_noFrames_isSharedToo() throws Exception {
        source.answering(query -> List.of());
        SimpleJsonEngine engine = sharing();

        panel("05:06:07").handledBy(engine).assertSent("[]");
        advance(Duration.ofSeconds(2));
        panel("05:06:07").handledBy(engine).assertSent("[]");

        assertThat(source.asked).hasValue(1);
    }

    @Test
    void query_tenThousandPanels_takeNoMoreMemoryThanAllowed() throws Exception {
        source.answering(query -> List.of(TimeSeries.named("x").points(times(query, 300), new double[300])));
        SimpleJsonEngine engine = sharing(Map.of("max-kept-bytes", "1MiB"), source);

        for (int i = 0; i < 10_000; i++) {
            target("\"target\":\"x\",\"payload\":{\"panel\":" + i + "}").handledBy(engine);
        }
        target("\"target\":\"x\",\"payload\":{\"panel\":9999}").handledBy(engine); // The newest is kept,
        target("\"target\":\"x\",\"payload\":{\"panel\":0}").handledBy(engine); // the eldest is not.

        assertThat(source.asked).hasValue(10_000 + 1);
        assertThat(tally.mostBytes).isBetween(1_000_000L, 1L << 20);
    }

    @Test
    void query_keptAnswerThatIsAskedFor_outlivesOthers() throws Exception {
        source.answering(query -> List.of(TimeSeries.named("x").points(times(query, 300), new double[300])));
        SimpleJsonEngine engine = sharing(Map.of("max-kept-bytes", "100KiB"), source);

        panel("05:06:07").handledBy(engine);
        for (int i = 0; i < 50; i++) {
            target("\"target\":\"x\",\"payload\":{\"panel\":" + i + "}").handledBy(engine);
            panel("05:06:07").handledBy(engine);
        }

        assertThat(source.asked).hasValue(1 + 50);
    }
}
