// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** What a panel got: series and tables, with notices, or an error. */
public final class PanelAssert extends AbstractAssert<PanelAssert, MemoryExchange> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    PanelAssert(MemoryExchange answer) {
        super(answer, PanelAssert.class);
        as(answer.toString());
    }

    static JsonNode json(MemoryExchange answer) {
        Assertions.assertThat(answer.status())
                .as("%s: %s", answer, answer.text())
                .isEqualTo(200);
        try {
            return MAPPER.readTree(answer.bytes());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer + " is no JSON: " + answer.text(), e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * The series have these names, in any order, and there is nothing else. Labels stand behind a name, as panels show them: {@code orders
     * {town=Bonn}}.
     */
    public PanelAssert hasSeries(String... names) {
        List<String> found = new ArrayList<>();
        json(actual).forEach(frame -> found.add(name(frame)));
        Assertions.assertThat(found).as("series of %s", actual).containsExactlyInAnyOrder(names);
        return this;
    }

    /** There is neither a point nor a row: "No data". */
    public PanelAssert isEmpty() {
        Assertions.assertThat(json(actual))
                .as("frames of %s", actual)
                .allMatch(frame ->
                        frame.path("datapoints").isEmpty() && frame.path("rows").isEmpty());
        return this;
    }

    /** The only series of this name; labels stand behind it, as in {@link #hasSeries}. */
    public SeriesAssert series(String name) {
        return new SeriesAssert(only(name, "datapoints"));
    }

    /** The only table of this name. */
    public TableAssert table(String name) {
        return new TableAssert(only(name, "rows"));
    }

    /** Some frame carries a notice, in the panel's corner, that holds this text. */
    public PanelAssert hasNotice(String part) {
        Assertions.assertThat(notices()).as("notices of %s", actual).anyMatch(text -> text.contains(part));
        return this;
    }

    /** No frame carries a notice. */
    public PanelAssert hasNoNotices() {
        Assertions.assertThat(notices()).as("notices of %s", actual).isEmpty();
        return this;
    }

    /** The panel shows an error: this status, and a message that holds this text. */
    public PanelAssert isRefused(int status, String partOfMessage) {
        Assertions.assertThat(actual.text()).as("%s", actual).contains(partOfMessage);
        Assertions.assertThat(actual.status()).as("status of %s", actual).isEqualTo(status);
        return this;
    }

    private JsonNode only(String name, String member) {
        List<JsonNode> found = new ArrayList<>();
        json(actual).forEach(frame -> {
            if (name(frame).equals(name) && frame.has(member)) {
                found.add(frame);
            }
        });
        Assertions.assertThat(found)
                .as("frames '%s' with %s in %s: %s", name, member, actual, actual.text())
                .hasSize(1);
        return found.get(0);
    }

    private List<String> notices() {
        List<String> texts = new ArrayList<>();
        json(actual)
                .forEach(frame -> frame.path("meta")
                        .path("notices")
                        .forEach(notice -> texts.add(notice.path("text").asText())));
        return texts;
    }

    private static String name(JsonNode frame) {
        return frame.path("target").asText(frame.path("name").asText());
    }
}
