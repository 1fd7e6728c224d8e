// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite;

import dev.simplejson.endpoint.EndpointResponse;
import dev.simplejson.json.write.JsonOutput;
import java.io.IOException;
import java.util.List;

/** Writes the small answers. */
final class JsonAnswer {
    private JsonAnswer() {}

    static void write(EndpointResponse response, Document document) throws IOException {
        JsonOutput out = new JsonOutput(response.body());
        document.writeTo(out);
        out.finish();
    }

    /** Writes a list of texts. */
    static void write(EndpointResponse response, List<String> texts) throws IOException {
        write(response, out -> write(texts, out));
    }

    static void write(List<String> texts, JsonOutput out) throws IOException {
        out.beginArray();
        for (String text : texts) {
            out.value(text);
        }
        out.endArray();
    }

    /** What an answer holds. */
    interface Document {
        void writeTo(JsonOutput out) throws IOException;
    }
}
