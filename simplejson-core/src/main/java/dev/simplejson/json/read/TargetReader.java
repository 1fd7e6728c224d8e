// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.json.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.simplejson.model.Payload;
import dev.simplejson.model.Shape;
import java.io.IOException;

/** Reads one element of {@code targets}; what is not an object is taken for the metric's name itself. */
final class TargetReader {
    private TargetReader() {}

    static TargetRequest read(JsonParser parser, Payloads payloads) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return new TargetRequest(Scalars.textOrEmpty(parser), "", Shape.EITHER, false, Payload.empty());
        }
        String target = "";
        String refId = "";
        Shape shape = Shape.EITHER;
        boolean hidden = false;
        Payload payload = Payload.empty();
        Payload data = Payload.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "target" -> target = Scalars.textOrChoice(parser);
                case "refId" -> refId = Scalars.textOrEmpty(parser);
                case "type" -> shape = shape(Scalars.textOrEmpty(parser));
                case "hide" -> hidden = Scalars.textOrEmpty(parser).equals("true");
                case "payload" -> payload = payloads.read(parser);
                case "data" -> data = payloads.read(parser);
                default -> parser.skipChildren();
            }
        }
        return new TargetRequest(target, refId, shape, hidden, payload.isEmpty() ? data : payload);
    }

    /** {@code timeserie} is what SimpleJson says; plugins that say nothing can draw either. */
    static Shape shape(String type) {
        return switch (type) {
            case "table" -> Shape.TABLE;
            case "timeserie", "timeseries", "time_series" -> Shape.TIME_SERIES;
            default -> Shape.EITHER;
        };
    }
}
