// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.model.Annotation;
import dev.simplejson.spi.AnnotationQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotationsTest extends EngineTesting {
    private static final String COLUMNS = "\"columns\":[{\"text\":\"time\",\"type\":\"time\"},"
            + "{\"text\":\"timeEnd\",\"type\":\"time\"},{\"text\":\"title\",\"type\":\"string\"},"
            + "{\"text\":\"text\",\"type\":\"string\"},{\"text\":\"tags\",\"type\":\"string\"}]";

    private final Deploys deploys = new Deploys();
    private final SimpleJsonEngine engine = engine(deploys);

    @Test
    void annotations_pointsAndRegions_haveTheSameKeysByTimeInsideTheRange() throws Exception {
        String echo = "{\"name\":\"deploy\",\"enable\":true,\"n\":1.5,\"x\":null,\"query\":\"#deploy\"}";

        TestExchange.post("/annotations", "{" + RANGE + ",\"annotation\":" + echo + "}")
                .handledBy(engine)
                .assertSent(
                        "[{\"annotation\":" + echo
                                + ",\"time\":-50,\"timeEnd\":0,\"isRegion\":true,\"title\":\"down\",\"text\":\"\",\"tags\":[]},"
                                + "{\"annotation\":" + echo
                                + ",\"time\":500,\"timeEnd\":500,\"isRegion\":false,\"title\":\"v2\",\"text\":\"by hand\",\"tags\":[\"deploy\",\"v2\"]}]");

        AnnotationQuery query = deploys.asked.get(0);
        assertThat(query.text()).isEqualTo("#deploy");
        assertThat(query.name()).isEqualTo("deploy");
    }

    @Test
    void annotations_askedByUrl_areTheSame() throws Exception {
        TestExchange.get("/annotations", "from=400&to=600&query=%23deploy")
                .handledBy(engine)
                .assertSent("[{\"annotation\":{\"query\":\"#deploy\"},\"time\":500,\"timeEnd\":500,\"isRegion\":false,"
                        + "\"title\":\"v2\",\"text\":\"by hand\",\"tags\":[\"deploy\",\"v2\"]}]");
    }

    @Test
    void annotations_inSeconds_areRefusedAsPointsAre() throws Exception {
        FakeSource confused = new FakeSource("confused") {
            @Override
            public List<Annotation> annotations(AnnotationQuery query) {
                return List.of(Annotation.at(Instant.ofEpochMilli(1_700_000_060L), "deployed"));
            }
        };

        TestExchange.get("/annotations", "from=1700000000000&to=1700003600000")
                .handledBy(engine(confused))
                .assertError(
                        502,
                        "SOURCE_FAILED",
                        "data source 'confused' has an annotation at 1700000060: times are in seconds; expected epoch milliseconds");
    }

    /** In seconds such a range begins where milliseconds end. */
    @Test
    void annotations_ofARangeAtTheEndOfTime_areNotTakenForSeconds() throws Exception {
        TestExchange.get("/annotations", "from=" + (Long.MAX_VALUE - 10) + "&to=" + Long.MAX_VALUE)
                .handledBy(engine)
                .assertSent("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/annotations | {'annotation':{'query':'*'}}",
                "/query | {'targets':[{'refId':'Anno','target':'*'}]}"
            })
    void annotations_askedForAll_askTheSourceAsIfNothingWereWritten(String path, String body) throws Exception {
        TestExchange.post(path, body.replace('\'', '"')).handledBy(engine);

        assertThat(deploys.asked.get(0).text()).isEmpty();
    }

    @Test
    void query_withRefIdAnno_isAFrameOfEvents() throws Exception {
        TestExchange.post(
                        "/query",
                        "{" + RANGE + ",\"targets\":[{\"refId\":\"Anno\",\"target\":\"deploys\","
                                + "\"payload\":{\"env\":\"prod\"}}],"
                                + "\"scopedVars\":{\"__annotation\":{\"text\":\"Deploys\",\"value\":{\"name\":\"x\"}}}}")
                .handledBy(engine)
                .assertSent("[{\"type\":\"table\",\"name\":\"Deploys\",\"refId\":\"Anno\"," + COLUMNS
                        + ",\"rows\":[[-50,0,\"down\",\"\",\"\"],[500,500,\"v2\",\"by hand\",\"deploy,v2\"]]}]");

        AnnotationQuery query = deploys.asked.get(0);
        assertThat(query.text()).isEqualTo("deploys");
        assertThat(query.payload().string("env")).isEqualTo("prod");
    }

    @Test
    void query_withRefIdAnnoAndNoTarget_isAFrameToo() throws Exception {
        TestExchange.post("/query", "{\"range\":{\"from\":600,\"to\":700},\"targets\":[{\"refId\":\"Anno\"}]}")
                .handledBy(engine)
                .assertSent("[{\"type\":\"table\",\"name\":\"Anno\",\"refId\":\"Anno\"," + COLUMNS + ",\"rows\":[]}]");
    }

    @Test
    void query_withHiddenAnno_isEmpty() throws Exception {
        TestExchange.post("/query", "{\"targets\":[{\"refId\":\"Anno\",\"target\":\"x\",\"hide\":true}]}")
                .handledBy(engine)
                .assertSent("[]");
    }

    @ParameterizedTest
    @CsvSource({"/annotations, {}", "/query, '{\"targets\":[{\"refId\":\"Anno\"}]}'"})
    void annotations_ofASourceThatIsDown_failWithIt(String path, String body) throws Exception {
        FakeSource broken = new FakeSource("broken") {
            @Override
            public List<Annotation> annotations(AnnotationQuery query) throws Exception {
                throw new Exception("connection refused");
            }
        };

        TestExchange answer = TestExchange.post(path, body).handledBy(engine(deploys, broken));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.sent()).contains("data source 'broken' failed to list its annotations");
    }

    @Test
    void annotations_overTheLimit_areRefused() throws Exception {
        TestExchange.post("/annotations", "{" + RANGE + "}")
                .handledBy(engine(Map.of("max-table-rows", "1"), deploys))
                .assertError(
                        413,
                        "TOO_LARGE",
                        "2 annotations; at most 1 are sent (setting 'max-table-rows'); ask for a shorter range");
    }

    /** A point, a region that ends as the range begins, and two that lie outside. */
    private static final class Deploys extends FakeSource {
        private final List<AnnotationQuery> asked = new ArrayList<>();

        Deploys() {
            super("app");
        }

        @Override
        public List<Annotation> annotations(AnnotationQuery query) {
            asked.add(query);
            return List.of(
                    Annotation.at(Instant.ofEpochMilli(500), "v2")
                            .withText("by hand")
                            .withTags("deploy", "v2"),
                    Annotation.region(Instant.ofEpochMilli(-50), Instant.ofEpochMilli(0), "down"),
                    Annotation.at(Instant.ofEpochMilli(-1), "before"),
                    Annotation.at(Instant.ofEpochMilli(1001), "after"));
        }
    }
}
