// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.simplejson.model.Metric;
import dev.simplejson.model.Payload;
import dev.simplejson.model.TimeRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSourceDefaultsTest {
    private static final TimeRange RANGE = new TimeRange(0, 1_000);

    private final DataSource source = new NamedSource(
            "any", Metric.named("cpu"), Metric.named("mem").withLabel("Memory used"), Metric.named("disk"));

    @ParameterizedTest
    @CsvSource({
        "'', 9, cpu mem disk",
        "'', 2, cpu mem",
        "CPU, 9, cpu",
        "USED, 9, mem",
        "m, 9, mem",
        "x, 9, ''",
        "'', 0, ''"
    })
    void search_findsNamesAndLabelsWhateverTheirCase(String typed, int limit, String found) throws Exception {
        assertThat(source.search(typed, limit, RequestContext.none()).stream().map(Metric::name))
                .containsExactly(found.isEmpty() ? new String[0] : found.split(" ", -1));
    }

    @Test
    void answers_onlyWhatIsListed() throws Exception {
        assertThat(source.answers("mem", RequestContext.none())).isTrue();
        assertThat(source.answers("Memory used", RequestContext.none())).isFalse();
    }

    @Test
    void everythingElse_isNotOffered() throws Exception {
        RequestContext context = RequestContext.none();
        TagQuery tags = new TagQuery(List.of(), RANGE, context);

        assertThat(source.annotations(AnnotationQuery.in(RANGE))).isEmpty();
        assertThat(source.tagKeys(tags)).isEmpty();
        assertThat(source.tagValues("host", tags)).isEmpty();
        assertThat(source.variable(new VariableQuery("", Payload.empty(), RANGE, context)))
                .isNull();
        assertThat(source.inputs(new InputQuery("", "", Payload.empty(), context)))
                .isNull();
        assertThat(source.payloadOptions(new InputQuery("", "", Payload.empty(), context)))
                .isEmpty();
        assertThat(source.downsampling()).isTrue();
        assertThatNoException().isThrownBy(() -> source.check(context));
    }
}
