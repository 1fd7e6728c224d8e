// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.endpoint.EndpointRequest;
import dev.simplejson.endpoint.EndpointResponse;
import dev.simplejson.graphite.call.GraphiteFunction;
import dev.simplejson.graphite.call.Parameter;
import dev.simplejson.graphite.function.Functions;
import dev.simplejson.graphite.target.TargetParser;
import dev.simplejson.json.write.JsonOutput;
import java.io.IOException;
import java.util.List;

/** {@code /functions}: the functions that there are, as Grafana's editor reads them; it offers no others. */
final class FunctionsEndpoint {
    private FunctionsEndpoint() {}

    static void answer(EndpointRequest request, EndpointResponse response) throws IOException {
        JsonAnswer.write(response, out -> {
            out.beginObject();
            for (GraphiteFunction function : Functions.all()) {
                out.name(function.name());
                write(function, out);
            }
            out.endObject();
        });
    }

    private static void write(GraphiteFunction function, JsonOutput out) throws IOException {
        out.beginObject();
        out.name("name").value(function.name());
        out.name("function").value(function.usage());
        out.name("description").value(function.description());
        out.name("module").value("graphite.render.functions");
        out.name("group").value(function.group());
        out.name("params").beginArray();
        for (Parameter parameter : function.parameters()) {
            write(parameter, out);
        }
        out.endArray();
        out.endObject();
    }

    private static void write(Parameter parameter, JsonOutput out) throws IOException {
        out.beginObject();
        out.name("name").value(parameter.name());
        out.name("type").value(parameter.type().wireName());
        if (parameter.required()) {
            out.name("required").value(true);
        }
        if (!parameter.defaultValue().isEmpty()) {
            out.name("default");
            writeDefault(parameter.defaultValue(), out);
        }
        writeList("options", parameter.options(), out);
        writeList("suggestions", parameter.suggestions(), out);
        if (parameter.multiple()) {
            out.name("multiple").value(true);
        }
        out.endObject();
    }

    private static void writeDefault(String json, JsonOutput out) throws IOException {
        if (json.startsWith("\"")) {
            out.value(json.substring(1, json.length() - 1));
        } else if (TargetParser.isNumber(json)) {
            out.value(Long.parseLong(json));
        } else {
            out.value(json.equals("true"));
        }
    }

    private static void writeList(String name, List<String> texts, JsonOutput out) throws IOException {
        if (!texts.isEmpty()) {
            out.name(name);
            JsonAnswer.write(texts, out);
        }
    }
}
