// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.function.Functions;
import dev.simplejson.graphite.target.TargetParser;
import dev.simplejson.testkit.MemoryExchange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments as editors and variables write them, and what they do to names and tags. */
class FunctionArgumentsTest extends GraphiteTesting {
    private MemoryExchange render(String target) throws Exception {
        return postForm("/render", "from=-1min&until=now&target=" + URLEncoder.encode(target, StandardCharsets.UTF_8))
                .handledBy(both());
    }

    @Test
    void functions_theirDefaultsSuggestionsAndOptions_areAccepted() throws Exception {
        List<String> refused = new ArrayList<>();
        for (GraphiteFunction function : Functions.all()) {
            for (String target : callsTheEditorOffers(function)) {
                MemoryExchange answer = render(target);
                if (answer.status() != 200) {
                    refused.add(target + ": " + answer.text());
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    /** One call for each value that the editor offers, all other arguments being any that fit. */
    private static List<String> callsTheEditorOffers(GraphiteFunction function) {
        List<Parameter> parameters = function.parameters();
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            List<String> before = parameters.subList(0, i).stream()
                    .map(FunctionArgumentsTest::sample)
                    .toList();
            List<String> behind = parameters.subList(i + 1, parameters.size()).stream()
                    .filter(Parameter::required)
                    .map(FunctionArgumentsTest::sample)
                    .toList();
            offered(parameters.get(i))
                    .map(value -> Stream.of(before, List.of(value), behind)
                            .flatMap(List::stream)
                            .toList())
                    .forEach(arguments -> calls.add(function.name() + "(" + String.join(",", arguments) + ")"));
        }
        return calls;
    }

    /** What is offered for a parameter, bare and in quotes where editors differ; a sample if nothing is. */
    private static Stream<String> offered(Parameter parameter) {
        List<String> texts = new ArrayList<>(parameter.options());
        texts.addAll(parameter.suggestions());
        if (!parameter.defaultValue().isEmpty()) {
            texts.add(parameter.defaultValue().replace("\"", ""));
        }
        if (texts.isEmpty()) {
            return Stream.of(sample(parameter));
        }
        return texts.stream().flatMap(text -> switch (parameter.type()) {
            case COUNT_OR_INTERVAL -> Stream.of(TargetParser.isNumber(text) ? text : "'" + text + "'");
            case LIMIT, FLAG -> Stream.of(text, "'" + text + "'");
            case NUMBER, WHOLE_NUMBER, NODE -> Stream.of(text);
            default -> Stream.of("'" + text + "'");
        });
    }

    private static String sample(Parameter parameter) {
        return switch (parameter.type()) {
            case SERIES, SERIES_LISTS -> "load";
            case TEXT -> "'a'";
            case NUMBER, WHOLE_NUMBER, LIMIT, COUNT_OR_INTERVAL -> "2";
            case FLAG -> "true";
            case NODE -> "0";
            case NODE_OR_TAG -> "'name'";
            case INTERVAL -> "'1min'";
            case AGGREGATION -> "'sum'";
            case ANY -> parameter.name().equals("total") ? "None" : "2";
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "aliasByNode(db.orders,'')|``",
                "aliasByNode(db.orders,0,'')|db.",
                "aliasByTags(db.orders,'')|``",
                "keepLastValue(load,'inf')|keepLastValue(load)",
                "keepLastValue(load,'INF')|keepLastValue(load)",
                "transformNull(load,0,nothing.*)|transformNull(load,0)",
                "transformNull(load,0,load)|transformNull(load,0,referenceSeries)"
            })
    void render_argumentsOfEditorsAndVariables_meanWhatTheyMeanInGraphite(String target, String name) throws Exception {
        assertThat(names(render(target)).get(0)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeShift(load,'4w')|0",
                "timeShift(load,'4w',true,true)|-3600",
                "timeShift(load,'4w',alignDST=true)|-3600",
                "timeShift(load,'4w',alignDST=false)|0",
                "timeShift(load,'1w',true,true)|0"
            })
    void render_timeShiftAcrossTheEndOfSummerTime_isTheSameTimeByTheClockIfThatIsAskedFor(String target, long later)
            throws Exception {
        int weeks = target.charAt(target.indexOf('\'') + 1) - '0';
        List<?> points = points(
                postForm(
                                "/render",
                                "from=-1min&until=now&tz=Europe/Berlin&target="
                                        + URLEncoder.encode(target, StandardCharsets.UTF_8))
                        .handledBy(both()),
                0);

        double last = (Double) ((List<?>) points.get(points.size() - 1)).get(0);
        assertThat(last + weeks * 7 * 86_400).isEqualTo((double) later);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "divideSeries(db.cpu,nothing.*)|host|web-1",
                "divideSeries(db.cpu,nothing.*)|name|cpu",
                "groupByNode(db.cpu,0,'avg')|aggregatedBy|average",
                "groupByNode(db.{orders,cpu},0,'avg')|name|averageSeries(db.{orders,cpu})",
                "groupByNode(db.cpu,0,'avgSeries')|aggregatedBy|avg"
            })
    void render_functions_tagTheirSeries(String target, String tag, String value) throws Exception {
        Map<?, ?> series = (Map<?, ?>) ((List<?>) Json.read(render(target).bytes())).get(0);

        assertThat(((Map<?, ?>) series.get("tags")).get(tag)).isEqualTo(value);
    }
}
