// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.ask;

import dev.simplejson.engine.work.Asking;
import dev.simplejson.engine.work.Contract;
import dev.simplejson.engine.work.Text;
import dev.simplejson.hook.Observer.Purpose;
import dev.simplejson.json.read.GrafanaRequest;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.Metric;
import dev.simplejson.model.MetricInput;
import dev.simplejson.model.Option;
import dev.simplejson.model.Payload;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Settings;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.InputQuery;
import dev.simplejson.spi.RequestContext;
import dev.simplejson.spi.VariableQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What there is to choose from, behind {@code /search}, {@code /metrics}, {@code /variable} and
 * {@code /metric-payload-options}. Serves one request.
 */
public final class Catalogue {
    private static final Set<String> EDITOR_TYPES = Set.of("timeseries", "table");

    private final Scope scope;
    private final GrafanaRequest request;
    private final int most;
    private final Settings settings;

    Catalogue(Scope scope, Settings settings) {
        this.scope = scope;
        this.request = scope.request();
        this.most = settings.get(EngineSettings.MAX_SEARCH_RESULTS);
        this.settings = settings;
    }

    /** {@code /search}: what the typed text finds. Plugins before simPod 0.4 send a variable's query here, too. */
    List<Option> search() throws Exception {
        Payload typed = typed();
        return options(request.target(), typed, !(request.target().isEmpty() && typed.isEmpty()));
    }

    /** What the user wrote as the raw JSON of a variable, under whatever names; simPod's editors send a type by themselves. */
    private Payload typed() {
        if (!request.payload().isEmpty()) {
            return request.payload();
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(request.unknown());
        if (fields.get("type") instanceof String type && EDITOR_TYPES.contains(type)) {
            fields.remove("type");
        }
        Map.of("key", request.key(), "metric", request.metric(), "name", request.name())
                .forEach((name, text) -> {
                    if (!text.isEmpty()) {
                        fields.put(name, text);
                    }
                });
        return Payload.of(fields);
    }

    /** {@code /variable}: a variable's values. */
    List<Option> variable() throws Exception {
        @Nullable String target = request.payload().string("target");
        return options(target == null ? request.payload().text() : target, request.payload(), true);
    }

    /** A source that knows the text as a variable's query gives the values; the others give their metrics. */
    private List<Option> options(String text, Payload payload, boolean mayBeVariable) throws Exception {
        Map<String, Found> bySource = scope.calls()
                .askWilling(
                        scope.sources(), Asking.to(Purpose.METRICS, "list its metrics"), (name, source, context) -> {
                            VariableQuery query =
                                    new VariableQuery(text, withTarget(text, payload), request.range(), context);
                            @Nullable List<Option> values = mayBeVariable ? source.variable(query) : null;
                            return values == null
                                    ? new Found(List.of(), found(name, source, text, context))
                                    : new Found(Contract.checked(values, name, "variable"), List.of());
                        });
        Map<String, List<Metric>> metrics = new LinkedHashMap<>();
        bySource.forEach((source, found) -> metrics.put(source, found.metrics()));
        Map<String, Option> distinct = new LinkedHashMap<>();
        bySource.values().forEach(found -> found.values().forEach(option -> add(option, distinct)));
        listed(metrics).forEach(metric -> add(new Option(metric.label(), metric.name()), distinct));
        return distinct.values().stream().limit(most).toList();
    }

    /** Grafana keeps the first of several options with one text; of those that stand for something else, the value says what. */
    private static void add(Option option, Map<String, Option> byText) {
        Option other = byText.putIfAbsent(option.text(), option);
        if (other != null && !other.value().equals(option.value())) {
            String text = option.text() + " (" + option.value() + ")";
            byText.putIfAbsent(text, new Option(text, option.value()));
        }
    }

    private List<Metric> found(String name, DataSource source, String text, RequestContext context) throws Exception {
        List<Metric> found = Contract.checked(source.search(text, most, context), name, "search");
        if (found.size() >= most && text.isEmpty()) {
            scope.directory().of(name); // Looks how many there are, and logs it if they are more.
        }
        return found;
    }

    /** {@code /metrics}: the whole list, because the editor looks the chosen metric up in it, that one with its inputs adjusted. */
    List<Metric> metrics() throws Exception {
        Map<String, List<Metric>> bySource = scope.calls()
                .askWilling(
                        scope.sources(),
                        Asking.to(Purpose.METRICS, "list its metrics"),
                        (name, source, context) -> found(name, source, "", context));
        List<Metric> listed =
                new ArrayList<>(listed(bySource).stream().limit(most).toList());
        ResolvedMetric chosen = chosen();
        if (chosen != null) {
            int index = indexOf(request.metric(), listed);
            if (index < 0) {
                listed.add(adjusted(chosen, null)); // Cut off by the cap, or answered without being listed.
            } else {
                listed.set(index, adjusted(chosen, listed.get(index)));
            }
        }
        return listed;
    }

    private static int indexOf(String name, List<Metric> metrics) {
        return metrics.stream().map(Metric::name).toList().indexOf(name);
    }

    /** The chosen metric, with the inputs that suit what has been entered so far. */
    private Metric adjusted(ResolvedMetric chosen, @Nullable Metric listed) {
        return scope.calls()
                .ask(
                        chosen.sourceName(),
                        chosen.source(),
                        Asking.about(Purpose.CHOICES, chosen.metric(), "list the inputs of"),
                        (name, source, context) -> {
                            Metric metric = listed == null ? unlisted(chosen, context) : listed;
                            InputQuery query = new InputQuery(chosen.metric(), "", request.payload(), context);
                            @Nullable List<MetricInput> inputs = source.inputs(query);
                            return inputs == null
                                    ? metric
                                    : new Metric(
                                            metric.name(),
                                            metric.label(),
                                            Contract.checked(inputs, chosen.sourceName(), "inputs"));
                        });
    }

    /** The metric as its source knows it, under the name that the editor will look for. */
    private Metric unlisted(ResolvedMetric chosen, RequestContext context) throws Exception {
        for (Metric metric : Contract.checked(chosen.source().metrics(context), chosen.sourceName(), "metrics")) {
            if (metric.name().equals(chosen.metric())) {
                boolean bare = request.metric().equals(metric.name());
                String label = bare
                        ? metric.label()
                        : qualified(chosen.sourceName(), metric).label();
                return new Metric(request.metric(), label, metric.inputs());
            }
        }
        return Metric.named(request.metric());
    }

    /** {@code /metric-payload-options}: the choices of one input; none for a metric that nobody knows. */
    List<Option> payloadOptions() throws Exception {
        ResolvedMetric chosen = chosen();
        if (chosen == null && !request.metric().isEmpty()) {
            return List.of();
        }
        Map<String, DataSource> asked = chosen == null ? scope.sources() : Map.of(chosen.sourceName(), chosen.source());
        Map<String, Option> distinct = new LinkedHashMap<>();
        scope.calls()
                .askWilling(
                        asked,
                        Asking.to(Purpose.CHOICES, "list the choices of '" + Text.abbreviated(request.name()) + "'"),
                        (name, source, context) -> {
                            String metric = chosen == null ? "" : chosen.metric();
                            InputQuery query = new InputQuery(metric, request.name(), request.payload(), context);
                            return Contract.checked(source.payloadOptions(query), name, "payloadOptions");
                        })
                .values()
                .forEach(options -> options.forEach(option -> distinct.putIfAbsent(option.value(), option)));
        return distinct.values().stream().limit(most).toList();
    }

    /** The metric that the builder has chosen; null if it has none, or one that is not known. */
    private @Nullable ResolvedMetric chosen() throws Exception {
        String name = request.metric();
        if (name.isEmpty()) {
            return null;
        }
        try {
            return scope.router(settings)
                    .resolve(List.of(name))
                    .values()
                    .iterator()
                    .next()
                    .get(0);
        } catch (SimpleJsonException unknown) {
            if (unknown.kind() == ErrorKind.UNKNOWN_TARGET || unknown.kind() == ErrorKind.BAD_REQUEST) {
                return null; // A list for a metric that does not exist is empty.
            }
            throw unknown;
        }
    }

    /** One list; a name that two sources have is listed as {@code source/metric}. */
    private static List<Metric> listed(Map<String, List<Metric>> bySource) {
        Set<String> names = new HashSet<>();
        Set<String> ambiguous = new HashSet<>();
        bySource.values()
                .forEach(metrics -> metrics.stream()
                        .map(Metric::name)
                        .distinct()
                        .filter(name -> !names.add(name))
                        .forEach(ambiguous::add));
        Map<String, Metric> listed = new LinkedHashMap<>();
        bySource.forEach((source, metrics) -> metrics.forEach(metric -> {
            Metric entry = ambiguous.contains(metric.name()) ? qualified(source, metric) : metric;
            listed.putIfAbsent(entry.name(), entry);
        }));
        return List.copyOf(listed.values());
    }

    private static Metric qualified(String source, Metric metric) {
        return new Metric(source + "/" + metric.name(), source + "/" + metric.label(), metric.inputs());
    }

    private static Payload withTarget(String text, Payload sent) {
        if (text.isEmpty() || sent.keys().contains("target")) {
            return sent;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("target", text);
        sent.keys().forEach(key -> fields.put(key, sent.raw(key)));
        return Payload.of(fields);
    }

    /** What one source has: a variable's values, or else metrics. */
    private record Found(List<Option> values, List<Metric> metrics) {}
}
