// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {
    @Test
    void named_isItsOwnLabel() {
        assertThat(Metric.named("cpu")).isEqualTo(new Metric("cpu", "cpu", List.of()));
    }

    @Test
    void metric_emptyLabel_isShownByItsName() {
        assertThat(Metric.named("cpu").withLabel("").label()).isEqualTo("cpu");
    }

    @Test
    void metric_emptyName_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metric.named(""))
                .withMessage("metric name is empty; expected at least one character");
    }

    @Test
    void input_with_setsOneThingAndKeepsTheRest() {
        MetricInput input = MetricInput.of("host", MetricInput.Type.SELECT)
                .withLabel("Host")
                .withPlaceholder("choose")
                .reloadingMetric()
                .withOptions(Option.of("web-1"), new Option("Web 2", "web-2"));

        assertThat(input)
                .hasToString("MetricInput[host, Host, SELECT, choose, true, null,"
                        + " [Option[text=web-1, value=web-1], Option[text=Web 2, value=web-2]]]");
        assertThat(input.withWidth(4).width()).isEqualTo(4);
        assertThat(input.withWidth(4)).isNotEqualTo(input).isEqualTo(input.withWidth(4));
        assertThat(Metric.named("cpu").withInputs(input).inputs()).containsExactly(input);
    }

    @Test
    void input_emptyName_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetricInput.of("", MetricInput.Type.INPUT))
                .withMessage("input name is empty; expected the payload's key");
    }
}
