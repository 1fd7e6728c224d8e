// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.Query;
import dev.simplejson.testkit.MemoryExchange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other clients' panels are warned of, in Graphite's answers that have no place for it. */
class RefuseDoubtsTest extends GraphiteTesting {
    /** Metrics in doubt, each in its way, and 'sure' and 'told', which are not. */
    private final FakeSource shop = new FakeSource("shop", List.of("sure", "told", "mixed", "cut", "empty", "late")) {
        @Override
        public List<Frame> query(Query query) {
            TimeSeries plain = (TimeSeries) super.query(query).get(0);
            TimeSeries.Builder empty = TimeSeries.named(query.metric());
            return List.of(
                    switch (query.metric()) {
                        case "told" -> with(plain, Notice.info("1,000 points thinned to 2"));
                        case "mixed" ->
                            with(plain, Notice.warning("lines may be\nmixed up"), Notice.info("good to know"));
                        case "cut" -> with(plain, Notice.error("100 of 200 series"));
                        case "empty" ->
                            empty.notice(Notice.warning("no row has a time")).build();
                        case "late" ->
                            empty.noticesAtEnd(() -> List.of(Notice.warning("5 rows left out")))
                                    .points(plain::forEach);
                        default -> plain;
                    });
        }
    };

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger(GraphiteEndpoints.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(handler);
    }

    private static TimeSeries with(TimeSeries plain, Notice... notices) {
        TimeSeries.Builder told = plain.toBuilder();
        for (int i = 0; i < plain.size(); i++) {
            told.add(plain.epochMillisAt(i), plain.valueAt(i));
        }
        List.of(notices).forEach(told::notice);
        return told.build();
    }

    private MemoryExchange render(String... targets) throws Exception {
        return render(engine(shop), targets);
    }

    private static MemoryExchange render(SimpleJsonEngine engine, String... targets) throws Exception {
        StringBuilder body = new StringBuilder("from=-1min&until=now&format=json&maxDataPoints=100");
        for (String target : targets) {
            body.append("&target=").append(URLEncoder.encode(target, StandardCharsets.UTF_8));
        }
        return postForm("/render", body.toString()).handledBy(engine);
    }

    @Test
    void render_seriesInDoubt_isRefusedWithTheWarningAlone() throws Exception {
        MemoryExchange answer = render("refuseDoubts(shop.mixed)");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.answerHeader("Content-Type")).startsWith("text/plain");
        assertThat(answer.text())
                .isEqualTo("refuseDoubts refuses 'mixed' of data source 'shop': lines may be mixed up\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refuseDoubts(shop.mixed)",
                "refuseDoubts(shop.cut)",
                "refuseDoubts(shop.empty)",
                "refuseDoubts(shop.late)",
                "refuseDoubts(shop.*)",
                "refuseDoubts(seriesByTag('name=mixed'))",
                "refuseDoubts(sumSeries(shop.sure, shop.mixed))",
                "refuseDoubts(sumSeries(shop.sure, shop.late))",
                "refuseDoubts(sumSeries(shop.sure, shop.empty))",
                "refuseDoubts(alias(shop.mixed, 'x'))",
                "refuseDoubts(asPercent(shop.sure, shop.mixed))",
                "refuseDoubts(divideSeries(shop.sure, shop.mixed))",
                "refuseDoubts(movingAverage(shop.mixed, '30s'))",
                "refuseDoubts(timeShift(shop.late, '1h'))",
                "refuseDoubts(groupByTags(shop.*, 'sum', 'name'))",
                "aliasSub(refuseDoubts(sumSeries(scale(shop.mixed, 2), shop.sure)), '(^.*$)', '\\1 A')",
                "sumSeries(shop.sure, refuseDoubts(shop.mixed))",
                "shop.mixed|scale(2)|refuseDoubts()",
                "refuseDoubts(refuseDoubts(shop.mixed))"
            })
    void render_whatComesFromASeriesInDoubt_isRefused(String target) throws Exception {
        MemoryExchange answer = render(target);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).startsWith("refuseDoubts refuses '");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refuseDoubts(shop.sure)",
                "refuseDoubts(shop.told)",
                "refuseDoubts(sumSeries(shop.sure, shop.told))",
                "refuseDoubts(constantLine(5))",
                "refuseDoubts(exclude(shop.{sure,mixed}, 'mixed'))",
                "refuseDoubts(limit(sortByName(shop.{sure,mixed}, false, true), 1))",
                "sumSeries(refuseDoubts(shop.sure), shop.mixed)",
                "divideSeries(refuseDoubts(shop.sure), shop.mixed)",
                "timeShift(refuseDoubts(shop.sure), '1h')"
            })
    void render_whatIsNotInDoubtInTheCall_isAnswered(String target) throws Exception {
        MemoryExchange answer = render(target);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(names(answer)).isNotEmpty();
    }

    @Test
    void render_whatIsNotInDoubt_isWhatItIsWithoutTheCall() throws Exception {
        assertThat(render("refuseDoubts(scale(shop.sure, 2))").text())
                .isEqualTo(render("scale(shop.sure, 2)").text());
    }

    @Test
    void render_besideATargetInDoubt_isAnswered() throws Exception {
        assertThat(names(render("shop.mixed", "refuseDoubts(shop.sure)"))).containsExactly("shop.mixed", "shop.sure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.mixed", "scale(shop.mixed, 2)", "sumSeries(shop.sure, shop.mixed)"})
    void render_warningThatIsLeftOut_isLoggedOnceInOneLine(String target) throws Exception {
        SimpleJsonEngine engine = engine(shop);
        for (int i = 0; i < 3; i++) {
            assertThat(render(engine, target).status()).isEqualTo(200);
        }

        assertThat(logged)
                .containsExactly(
                        "WARNING Graphite's answers have no place for a warning, and refuseDoubts(...) around a target"
                                + " refuses it: 'mixed' of data source 'shop': lines may be mixed up");
    }

    @Test
    void render_warningsOfSeveralMetrics_areLoggedForEach() throws Exception {
        render("shop.*");

        assertThat(logged)
                .hasSize(4)
                .anyMatch(line -> line.contains("'late'") && line.endsWith("5 rows left out"))
                .anyMatch(line -> line.contains("'empty'") && line.endsWith("no row has a time"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.told", "sumSeries(shop.sure, shop.told)", "refuseDoubts(shop.mixed)"})
    void render_whatIsNoWarningOrIsRefused_isNotLogged(String target) throws Exception {
        render(target);

        assertThat(logged).isEmpty();
    }

    @Test
    void log_anHourLater_tellsAgain() throws Exception {
        AtomicLong seconds = new AtomicLong(FakeSource.START);
        try (SimpleJsonEngine engine =
                SimpleJsonEngine.builder().sources(shop).clock(clock(seconds)).build()) {
            render(engine, "shop.mixed");
            seconds.addAndGet(3599);
            render(engine, "shop.mixed");
            assertThat(logged).hasSize(1);

            seconds.addAndGet(1);
            render(engine, "shop.mixed");
            assertThat(logged).hasSize(2);
        }
    }

    @Test
    void log_moreMetricsThanItBears_endsWithTheHundredth() throws Exception {
        List<String> many = IntStream.range(0, 150).mapToObj(i -> "m" + i).toList();
        FakeSource doubtful = new FakeSource("doubtful", many) {
            @Override
            public List<Frame> query(Query query) {
                TimeSeries plain = (TimeSeries) super.query(query).get(0);
                return List.of(with(plain, Notice.warning("a doubt")));
            }
        };

        assertThat(names(render(engine(doubtful), "doubtful.*"))).hasSize(150);
        assertThat(logged).hasSize(100);
        assertThat(logged.get(98)).endsWith("a doubt");
        assertThat(logged.get(99)).endsWith("a doubt (further metrics are not told for a while)");
    }

    private static Clock clock(AtomicLong seconds) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new AssertionError("nobody asks for other zones");
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochSecond(seconds.get());
            }
        };
    }
}
