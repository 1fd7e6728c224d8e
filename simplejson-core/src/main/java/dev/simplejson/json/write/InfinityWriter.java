// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.write;

import java.io.IOException;
import java.util.List;

/** Writes the query of Grafana's Infinity data source that reads {@code /rows}: what a user would otherwise fill in by hand. */
public final class InfinityWriter {
    private InfinityWriter() {}

    /**
     * Writes one query.
     *
     * @param path where the rows are, below the URL of the data source
     * @param targets what to ask for
     * @param labelColumns the columns besides time, metric and value
     */
    public static void write(String path, List<String> targets, List<String> labelColumns, JsonOutput out)
            throws IOException {
        out.beginObject();
        out.name("refId").value("A");
        out.name("type").value("json");
        out.name("parser").value("backend");
        out.name("source").value("url");
        out.name("format").value("timeseries");
        out.name("url").value(path);
        out.name("url_options").beginObject();
        out.name("method").value("GET");
        out.name("data").value("");
        out.name("params").beginArray();
        for (String target : targets) {
            writeParameter("target", target, out);
        }
        // Grafana puts the panel's time in, in alert rules too.
        writeParameter("from", "${__from}", out);
        writeParameter("to", "${__to}", out);
        out.endArray();
        out.endObject();
        out.name("root_selector").value("");
        out.name("columns").beginArray();
        writeColumn("time", "timestamp_epoch", out);
        writeColumn("metric", "string", out);
        for (String label : labelColumns) {
            writeColumn(label, "string", out);
        }
        writeColumn("value", "number", out);
        out.endArray();
        out.name("filters").beginArray().endArray();
        out.endObject();
    }

    private static void writeParameter(String key, String value, JsonOutput out) throws IOException {
        out.beginObject();
        out.name("key").value(key);
        out.name("value").value(value);
        out.endObject();
    }

    private static void writeColumn(String selector, String type, JsonOutput out) throws IOException {
        out.beginObject();
        out.name("selector").value(selector);
        out.name("text").value(selector);
        out.name("type").value(type);
        out.endObject();
    }
}
