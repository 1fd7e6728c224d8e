// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.simplejson.jdbc.dialect.TableColumn;
import dev.simplejson.jdbc.discovery.Catalog;
import dev.simplejson.jdbc.discovery.Decision;
import dev.simplejson.jdbc.discovery.Relation;
import dev.simplejson.jdbc.names.NameList;
import dev.simplejson.jdbc.names.SettingName;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a database: of every table its time, labels and series, and why, and which metrics of the settings cannot be read.
 * As a file of settings it can be edited and read again. Immutable.
 */
public final class JdbcExplanation {
    private final String source;
    private final String zone;
    private final boolean zoneSet;
    private final Map<String, String> written;
    private final List<Decision> decisions;
    private final List<Catalog.Fault> faults;

    JdbcExplanation(
            String source,
            String zone,
            boolean zoneSet,
            Map<String, String> written,
            List<Decision> decisions,
            List<Catalog.Fault> faults) {
        this.source = source;
        this.zone = zone;
        this.zoneSet = zoneSet;
        this.written = Map.copyOf(written);
        this.decisions = List.copyOf(decisions);
        this.faults = List.copyOf(faults);
    }

    /**
     * As a properties file for {@code jdbc.settings}: what was decided as settings, the reasons and the other choices as comments. What was
     * set by name, such as metrics, is in it as it was, but for where the database or its files are and who connects; what a program set
     * with a builder is not. What is in doubt, and a zone that nobody has set, is a comment: where it is set, nothing doubts it any more.
     */
    public String toProperties() {
        StringBuilder text = new StringBuilder();
        comment(
                text,
                "What data source '" + source
                        + "' found. Edit it, and name it with --jdbc.settings; delete what should be found out again.");
        comment(text, "A line such as '# table.readings.labels = host' is an offer: without the # it is set.");
        // Where it is set, nothing doubts it any more.
        text.append(zoneSet ? "" : "# ");
        setting(text, "jdbc.zone", zone);
        Map<String, String> left = new TreeMap<>(written);
        left.remove("jdbc.zone");
        taken(left, "jdbc.").forEach((name, value) -> setting(text, name, value));
        for (Decision decision : decisions) {
            text.append('\n');
            Map<String, String> own = taken(left, "table." + decision.table() + ".");
            Relation relation = decision.relation();
            if (relation == null) {
                comment(text, "table " + decision.table() + " is not shown: " + decision.reason());
                decision.remarks().forEach(remark -> comment(text, "note: " + remark));
                own.forEach((name, value) -> setting(text, name, value));
                decision.advice().forEach(line -> comment(text, line));
            } else {
                addShown(text, decision, relation, own.get("table." + decision.table() + ".labels"));
            }
        }
        for (Catalog.Fault fault : faults) {
            text.append('\n');
            comment(text, fault.why());
            taken(left, "metric." + fault.metric() + ".").forEach((name, value) -> setting(text, name, value));
            fault.advice().forEach(line -> comment(text, line));
        }
        if (!left.isEmpty()) {
            text.append('\n');
            comment(text, "what was set besides");
            left.forEach((name, value) -> setting(text, name, value));
        }
        return text.toString();
    }

    /** Takes out what is set of all, or of one table. */
    private static Map<String, String> taken(Map<String, String> settings, String prefix) {
        Map<String, String> taken = new TreeMap<>();
        settings.forEach((name, value) -> {
            if (name.substring(0, name.lastIndexOf('.') + 1).equals(prefix)) {
                taken.put(name, value);
            }
        });
        settings.keySet().removeAll(taken.keySet());
        return taken;
    }

    private static void setting(StringBuilder text, String name, String value) {
        text.append(SettingName.key(name))
                .append(" = ")
                .append(SettingName.value(value))
                .append('\n');
    }

    private static void addShown(
            StringBuilder text, Decision decision, Relation relation, @Nullable String labelsAsSet) {
        comment(text, "table " + decision.table() + ": " + decision.reason());
        String prefix = SettingName.ofTable(decision.table()) + ".";
        String time = decision.timeOpen() ? "# " : "";
        text.append(time)
                .append(prefix)
                .append("time = ")
                .append(SettingName.value(relation.time().name()))
                .append('\n');
        text.append(time)
                .append(prefix)
                .append("time-format = ")
                .append(SettingName.value(decision.timeFormat()))
                .append('\n');
        // What is in doubt is not set, for where it is set nothing warns any more that rows of different things may be
        // one line.
        if (decision.offeredLabels().isEmpty()) {
            text.append(prefix)
                    .append("labels = ")
                    .append(SettingName.value(
                            labelsAsSet == null ? NameList.format(names(relation.labels())) : labelsAsSet))
                    .append('\n');
        }
        decision.offeredLabels().forEach(line -> comment(text, line));
        List<String> series = series(relation);
        comment(text, "series: " + (series.isEmpty() ? "none; it is shown as a table" : String.join(", ", series)));
        decision.runnersUp().forEach(other -> comment(text, "or by " + other));
        decision.remarks().forEach(remark -> comment(text, "note: " + remark));
        decision.advice().forEach(line -> comment(text, line));
    }

    private static void comment(StringBuilder text, String line) {
        text.append(line.startsWith("# ") ? "" : "# ")
                .append(line.replaceAll("[\\r\\n]+", " "))
                .append('\n');
    }

    private static List<String> names(List<TableColumn> columns) {
        return columns.stream().map(TableColumn::name).toList();
    }

    private static List<String> series(Relation relation) {
        List<String> series = new ArrayList<>();
        relation.values().forEach(column -> series.add(relation.name() + "." + column.name()));
        return series;
    }

    /**
     * As JSON: {@code {"source": …, "zone": …, "tables": [{"table": …, "shown": true, "time": …}, …],
     * "faults": [{"metric": …, "reason": …, "advice": […]}, …]}}.
     */
    public String toJson() {
        return json(json -> {
            json.writeStringField("source", source);
            json.writeStringField("zone", zone);
            json.writeArrayFieldStart("tables");
            for (Decision decision : decisions) {
                write(json, decision);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("faults");
            for (Catalog.Fault fault : faults) {
                json.writeStartObject();
                json.writeStringField("metric", fault.metric());
                json.writeStringField("reason", fault.why());
                write(json, "advice", fault.advice());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The same of a database that does not tell: {@code {"source": …, "problem": …, "tables": []}}. */
    static String problemAsJson(String source, String problem) {
        return json(json -> {
            json.writeStringField("source", source);
            json.writeStringField("problem", problem);
            json.writeArrayFieldStart("tables");
            json.writeEndArray();
        });
    }

    /** The same as a comment. */
    static String problemAsProperties(String source, String problem) {
        StringBuilder text = new StringBuilder();
        comment(text, "data source '" + source + "' does not tell what it found: " + problem);
        return text.toString();
    }

    private static String json(Fields fields) {
        StringWriter text = new StringWriter();
        // Keeps no buffers in the thread, which may be a container's and outlive these classes.
        JsonFactory factory = JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                .build();
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Decision decision) throws IOException {
        Relation relation = decision.relation();
        json.writeStartObject();
        json.writeStringField("table", decision.table());
        json.writeBooleanField("shown", relation != null);
        if (relation != null) {
            json.writeStringField("time", relation.time().name());
            json.writeStringField("timeFormat", decision.timeFormat());
            write(json, "labels", names(relation.labels()));
            write(json, "series", series(relation));
        }
        json.writeStringField("reason", decision.reason());
        write(json, "runnersUp", decision.runnersUp());
        write(json, "remarks", decision.remarks());
        write(json, "advice", decision.advice());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    @Override
    public String toString() {
        return toProperties();
    }

    /** Writes the fields of an object. */
    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
